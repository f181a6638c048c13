-- What was used and trained, and what it cost. Grain: the columns that are asked for, and price. A pattern that is null matches everything.
create or replace table cost_part as
with chosen as (
    select columns(getvariable('cost_columns')), sum(requests)::bigint as requests, sum(input_tokens)::bigint as input_tokens,
        sum(cached_input_tokens)::bigint as cached_input_tokens, sum(cache_write_tokens)::bigint as cache_write_tokens,
        sum(cache_write_12h_tokens)::bigint as cache_write_12h_tokens, sum(output_tokens)::bigint as output_tokens,
        sum(media_input_tokens)::bigint as media_input_tokens, sum(media_cached_input_tokens)::bigint as media_cached_input_tokens,
        sum(media_output_tokens)::bigint as media_output_tokens, 0::bigint as trained_tokens
    from cost_detail
    where dim_date >= coalesce(?::date, dim_date) and dim_date <= coalesce(?::date, dim_date)
        and coalesce(regexp_full_match(dim_month, ?::varchar), true)
        and coalesce(regexp_full_match(dim_date::varchar, ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_hour, ''), ?::varchar), true)
        and coalesce(regexp_full_match(dim_model, ?::varchar), true)
        and coalesce(regexp_full_match(dim_base_model, ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_project_id, ''), ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_api_key_id, ''), ?::varchar), true)
        and coalesce(regexp_full_match(coalesce(dim_user_id, ''), ?::varchar), true)
        and coalesce(regexp_full_match(dim_service_tier, ?::varchar), true)
        and coalesce(regexp_full_match(dim_file, ?::varchar), true)
    group by all
), usage_part as (
    select * from chosen where price_id in (select price_id from price where job_id is null)
)
select *, false as is_unsaid, false as is_trained, null::decimal(38, 12) as training_cost, 1::bigint as place from priced('usage_part')
union all by name
select h.* exclude (requests, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_12h_tokens, output_tokens, media_input_tokens,
        media_cached_input_tokens, media_output_tokens, trained_tokens), c.* exclude (month, day, project_number, price_id), 1 as place
from chosen h join usage_cost c on c.price_id = h.price_id and c.is_unsaid is not null
