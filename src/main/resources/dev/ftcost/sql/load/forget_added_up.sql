delete from added_up where file_id = ?
