-- What was used, meter by meter, and what it cost. Grain: the view's, and the meters of its price. requests stand on the input row
-- alone, so that they add up once. tokens are null where OpenAI does not say them; meter_cost is exact, in USD, and null is unknown
-- where something was consumed.
create or replace macro metered(the_view) as table
select u.* replace (if(l.meter = 'input', u.requests, 0) as requests), l.* exclude (price_id),
    case l.meter when 'input' then u.input_tokens when 'cached_input' then u.cached_input_tokens when 'cache_write' then u.cache_write_tokens
        when 'cache_write_12h' then u.cache_write_12h_tokens
        when 'output' then u.output_tokens when 'media_input' then u.media_input_tokens when 'media_cached_input' then u.media_cached_input_tokens
        when 'media_output' then u.media_output_tokens when 'training' then u.trained_tokens end as tokens,
    training_cost_of(l.by_hour, l.hours, tokens, l.unit_price) as meter_cost,
    if(l.is_at_list, meter_cost, training_cost_of(l.by_hour, l.hours, tokens, l.list_unit_price)) as meter_list_cost
from query_table(the_view) u join price_line l using (price_id)
