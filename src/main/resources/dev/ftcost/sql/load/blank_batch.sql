-- Rows of usage exports that are not grouped by batch.
select coalesce(sum(row_count), 0)::bigint from counted_usage where batch is null
