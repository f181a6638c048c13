-- What everything together spent. Grain: day and whether it is training; days on which nothing was used have no row.
select c.day, p.job_id is not null as is_training, sum(c.cost) as cost, sum(c.unpriced_tokens)::bigint as unpriced_tokens,
    count(*) filter (where p.job_id is not null and c.cost is null and not p.is_failed) as unknown_jobs
from usage_cost c join price p using (price_id)
where c.is_used or c.is_trained
group by all
order by day, is_training
