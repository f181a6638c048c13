-- The rows of a file on the days of which another export speaks too, bucket by bucket.
insert into usage_row
select * from scanned(?::integer, ?, ?, ?, 1) where day in (from contested_day)
