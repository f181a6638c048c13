delete from request_row where file_id = ?
