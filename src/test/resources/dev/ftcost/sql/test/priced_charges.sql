-- What was charged and what it cost. Grain: day, project, model, service tier and meter; training: job.
select concat_ws('|', day, coalesce(job_id, model), service_tier, meter, coalesce(tokens::varchar, '-'), coalesce(hours::varchar, '-'),
    coalesce(unit_price::varchar, '-'), coalesce(cost::varchar, '-'), if(is_failed, 'failed', '-'), retry_factor)
from charge order by 1
