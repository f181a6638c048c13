-- Current usage and its price, down to the API key. Like daily_usage, of which it has a row for each row.
create or replace view keyed_usage as
select u.* exclude (model, service_tier, is_long, rate_project), d.price_id, 0::bigint as trained_tokens
from daily_usage u
    join day_price d on d.day = u.day and d.model = u.model and d.service_tier = u.service_tier and d.is_long = u.is_long
        and d.rate_project is not distinct from u.rate_project and d.job_id is null
