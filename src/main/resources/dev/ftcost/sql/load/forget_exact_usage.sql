delete from exact_usage where file_id = ?
