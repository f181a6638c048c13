-- The coarse rows of a file that are about to be read again, bucket by bucket.
delete from usage_row
where file_id = ? and not is_fine and not is_empty and usage_group(day, project_id, api_key_id, model, batch, service_tier) in (from contested_group)
