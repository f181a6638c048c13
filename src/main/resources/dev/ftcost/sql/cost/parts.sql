-- What was used and trained, and what it cost. Grain: the columns that are asked for, and price. A pattern that is null matches everything,
-- a pattern of names nothing more than that of the ids before it.
create or replace table cost_part as
with chosen as (
    select * from cost_detail
    where dim_date >= coalesce(?::date, dim_date) and dim_date <= coalesce(?::date, dim_date)
        and coalesce(regexp_full_match(dim_month, ?::varchar), true)
        and coalesce(regexp_full_match(dim_date::varchar, ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_hour, ''), ?::varchar), true)
        and coalesce(regexp_full_match(dim_model, ?::varchar), true)
        and coalesce(regexp_full_match(dim_base_model, ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_project_id, ''), ?::varchar) or coalesce(regexp_full_match(dim_project_name, ?::varchar), false), true)
        and coalesce(regexp_full_match(coalesce(dim_api_key_id, ''), ?::varchar) or coalesce(regexp_full_match(dim_key_name, ?::varchar), false), true)
        and coalesce(regexp_full_match(coalesce(dim_user_id, ''), ?::varchar) or coalesce(regexp_full_match(dim_user_name, ?::varchar), false), true)
        and coalesce(regexp_full_match(coalesce(dim_team, ''), ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_cost_center, ''), ?::varchar), true)
        and coalesce(regexp_full_match(dim_service_tier, ?::varchar), true)
        and coalesce(regexp_full_match(dim_file, ?::varchar), true)
), usage_part as (
    select columns(getvariable('cost_columns')), sum(requests)::bigint as requests, sum(input_tokens)::bigint as input_tokens,
        sum(cached_input_tokens)::bigint as cached_input_tokens, sum(cache_write_tokens)::bigint as cache_write_tokens,
        sum(cache_write_12h_tokens)::bigint as cache_write_12h_tokens, sum(output_tokens)::bigint as output_tokens,
        sum(media_input_tokens)::bigint as media_input_tokens, sum(media_cached_input_tokens)::bigint as media_cached_input_tokens,
        sum(media_output_tokens)::bigint as media_output_tokens, 0::bigint as trained_tokens
    from chosen where not is_training
    group by all
), training_part as (
    select columns(getvariable('cost_columns')), dim_team as team, dim_cost_center as cost_center, price_id as job_price_id from chosen where is_training
)
select *, false as lacks_tokens, false as is_trained, null::decimal(38, 12) as training_cost, 1::bigint as place from priced('usage_part')
union all by name
select h.* exclude (team, cost_center, job_price_id), c.* exclude (month, day, team, cost_center, price_id), 1 as place
from training_part h join team_training c on c.price_id = h.job_price_id and c.team is not distinct from h.team
    and c.cost_center is not distinct from h.cost_center
