-- The coarse rows of a file on the days that are about to be read again, bucket by bucket.
delete from usage_row where file_id = ? and not is_fine and day in (from contested_day)
