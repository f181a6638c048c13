-- What a file was refined to before it turned out that the exact reader has to read it.
delete from usage_row
where file_id = ? and is_by_bucket and not is_empty and usage_group(activity, day, project_id, api_key_id, model, batch, service_tier) in (from contested_group)
