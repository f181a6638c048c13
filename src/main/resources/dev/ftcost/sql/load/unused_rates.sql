-- The rows of the cards that priced nothing, whatever day it was used on. Grain: row of a card.
select rate_id from rate where rate_id not in (select rate_id from day_price where rate_id is not null) order by rate_id
