-- Requests of a file that were kept.
insert into request_row by name
select * exclude (id_high, id_low), ?::integer as file_id, id_high::uhugeint * 18446744073709551616::uhugeint + id_low as id_hash from read_parquet(?)
