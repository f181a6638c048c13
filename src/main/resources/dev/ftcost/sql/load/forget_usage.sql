delete from usage_row where file_id = ?
