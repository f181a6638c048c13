-- The rows of a file, rolled up to buckets of the grid while it is scanned.
insert into usage_row
select * from scanned(?::integer, ?, ?, ?, ?::integer)
