-- The row of a card that each day, model and tier of usage found.
select distinct day, model, service_tier, rate_id from charge where meter = 'input' order by all
