-- The ids that have a name and that no export holds. Grain: one id.
with known as (
    select project_id as id from usage_row union select api_key_id from usage_row union select user_id from usage_row
    union select project_id from request_row union select api_key_id from request_row
    union select project_id from cost_row union select api_key_id from cost_row union select user_id from cost_row
    union select organization_id from cost_row
)
select id from named_id anti join known using (id) order by id
