-- What was used and trained, and what it cost. Grain: day, project, model, service tier and length, which the price names; training: job.
-- lacks_tokens: the job has no token count.
create or replace table usage_cost as
select * from priced('project_usage')
union all by name
select t.day, strftime(t.day, '%Y-%m') as month, j.project_number, p.price_id, 0 as requests, 0 as input_tokens, 0 as cached_input_tokens,
    0 as cache_write_tokens, 0 as cache_write_12h_tokens, 0 as output_tokens, 0 as media_input_tokens, 0 as media_cached_input_tokens, 0 as media_output_tokens,
    if(p.by_hour, coalesce(t.trained_tokens, 0), t.trained_tokens) as trained_tokens, trained_tokens is null as lacks_tokens,
    p.by_hour or lacks_tokens or trained_tokens > 0 as is_trained,
    training_cost_of(p.by_hour, p.hours, trained_tokens, p.training) as training_cost, training_cost as cost,
    if(p.is_at_list, training_cost, training_cost_of(p.by_hour, p.hours, trained_tokens, p.list_training)) as list_cost,
    if(training_cost is null, coalesce(trained_tokens, 0), 0) as unpriced_tokens, is_trained and training_cost is null as is_unknown
from training t join price p using (job_id) join project j on j.project_id is null
