-- What a file was refined to before it turned out that the exact reader has to read it.
delete from usage_row where file_id = ? and is_fine and day in (from contested_day)
