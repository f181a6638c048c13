-- Which files are older and which newer.
select file_id, newness from export_file
