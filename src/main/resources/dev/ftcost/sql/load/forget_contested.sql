-- The coarse rows that are about to be read again, bucket by bucket.
delete from usage_row
where not is_by_bucket and not is_empty and day in (from contested_day)
    and usage_group(activity, day, project_id, api_key_id, model, batch, service_tier) in (from contested_group)
