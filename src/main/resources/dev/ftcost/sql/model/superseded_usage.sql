-- Rows of usage that a newer export gives again: same activity, same bucket, same dimensions. Grain: one row of usage_row.
-- A bucket that starts late or ends early never replaces a whole one; among equals the newest export counts.
create or replace table superseded_usage as
with contested as (
    select u.rowid as usage_row_id, u.file_id, e.newness, u.activity, u.start_time // a.bucket_seconds as bucket,
        u.start_time % a.bucket_seconds = 0 and u.end_time % a.bucket_seconds = 0 as is_whole,
        u.project_id, u.user_id, u.api_key_id, u.model, batch_flag(u.batch) as batch, tier_name(u.service_tier) as service_tier
    from usage_row u join export_file e using (file_id) join activity_span a on a.file_id = u.file_id and a.activity = u.activity
    where not u.is_empty and u.day in (from contested_day)
        and usage_group(u.activity, u.day, u.project_id, u.api_key_id, u.model, u.batch, u.service_tier) in (from contested_group)
), judged as (
    select usage_row_id, file_id,
        first_value(file_id) over (partition by activity, bucket, project_id, user_id, api_key_id, model, batch, service_tier
            order by is_whole desc, newness desc) as counting_file_id
    from contested
)
select usage_row_id, counting_file_id from judged where file_id <> counting_file_id
