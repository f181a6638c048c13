-- Rows of usage exports that are not grouped by batch, though they could be: embeddings and moderations have no such column.
select coalesce(sum(row_count), 0)::bigint from counted_usage where batch is null and activity in ('completions', 'decisions')
