-- What the exact reader took, in the shape of a scan.
create or replace temp macro scanned(the_file_id, file_path, packing) as table
select * from exact_request
