-- Reads a file.
select count(*) from read_csv(?)
