-- What was used and trained by team, in the order of the rows of FOCUS. Grain: day, account (project, team and cost center), model, service tier,
-- length and meter; training: job, team and cost center. Usage without a price takes no part of a bill.
with team_charge as (
    select u.day, a.account_number, a.project_id, a.team, a.cost_center, u.model, u.service_tier, u.meter, u.line_number, u.tokens, u.job_id, u.meter_cost as cost
    from metered('account_cost') u join account a using (account_number)
    where u.day between $1 and $2 and u.meter <> 'training' and u.tokens > 0 and u.meter_cost is not null
    union all
    select t.day, 0, null, t.team, t.cost_center, p.model, p.service_tier, 'training', t.price_id, t.trained_tokens, p.job_id, t.cost
    from team_training t join price p using (price_id)
    where t.day between $1 and $2 and t.cost is not null
)
select day, project_id, team, model, service_tier, meter, job_id, cost
from team_charge
order by day, account_number, line_number, team nulls first, cost_center nulls first, tokens
