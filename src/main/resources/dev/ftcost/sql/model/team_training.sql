-- Training by team and cost center. OpenAI's jobs have no project, so each is allocated to those that used its model in the month of the job, in
-- proportion to their tokens, in whole tokens or hundredths of an hour: the parts of a job add up to it, and so do their costs, digit for digit.
-- A model that nobody used in that month, and a job of which the cost is unknown, stay with no team. Columns as in usage_cost. Grain: job, team
-- and cost center.
create or replace table team_training as
with weight as (
    select strftime(u.day, '%Y-%m') as month, p.model, u.team, u.cost_center, sum(u.input_tokens + u.cached_input_tokens + u.cache_write_tokens
        + u.cache_write_12h_tokens + u.output_tokens + u.media_input_tokens + u.media_cached_input_tokens + u.media_output_tokens)::hugeint as weight
    from assigned_usage u join price p using (price_id)
    group by strftime(u.day, '%Y-%m'), p.model, u.team, u.cost_center
    having weight > 0
), shared as (
    select c.* exclude (project_number, training_cost, cost, list_cost, unpriced_tokens), p.by_hour, p.training, p.list_training, p.is_at_list, w.team,
        w.cost_center,
        coalesce(w.weight, 1) as weight, sum(coalesce(w.weight, 1)) over (partition by c.price_id)::hugeint as weights,
        coalesce(c.trained_tokens, 0)::hugeint as tokens, coalesce(p.hours * 100, 0)::hugeint as hundredths, c.is_unknown and p.hours is null as lacks_time
    from usage_cost c join price p using (price_id) left join weight w on w.month = c.month and w.model = p.model and not c.is_unknown
    where c.lacks_tokens is not null
), parted as (
    select *, tokens * weight // weights as token_part, tokens * weight % weights as token_rest, hundredths * weight // weights as hour_part,
        hundredths * weight % weights as hour_rest
    from shared
), placed as (
    -- What is left of a job goes to the largest remainders, one unit each.
    select *, row_number() over (partition by price_id order by token_rest desc, team nulls first, cost_center nulls first)
            <= tokens - sum(token_part) over (partition by price_id) as has_token,
        row_number() over (partition by price_id order by hour_rest desc, team nulls first, cost_center nulls first)
            <= hundredths - sum(hour_part) over (partition by price_id) as has_hour
    from parted
), allocated as (
    select * replace (if(trained_tokens is null, null, token_part + if(has_token, 1, 0))::bigint as trained_tokens),
        if(by_hour and not lacks_time, ((hour_part + if(has_hour, 1, 0)) * 0.01)::decimal(18, 2), null) as hours
    from placed
)
select day, month, team, cost_center, price_id, requests, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_12h_tokens, output_tokens,
    media_input_tokens, media_cached_input_tokens, media_output_tokens, trained_tokens, lacks_tokens, is_trained,
    training_cost_of(by_hour, hours, trained_tokens, training) as training_cost, training_cost as cost,
    if(is_at_list, training_cost, training_cost_of(by_hour, hours, trained_tokens, list_training)) as list_cost,
    if(training_cost is null, coalesce(trained_tokens, 0), 0) as unpriced_tokens, is_trained and training_cost is null as is_unknown
from allocated
