-- Current usage and its price, down to the API key. Like daily_usage, of which it has a row for each row.
create or replace view keyed_usage as
select u.* exclude (model, service_tier), d.price_id, 0::bigint as trained_tokens
from daily_usage u
    join day_price d on d.day = u.day and d.model = u.model and d.service_tier = u.service_tier and d.job_id is null
