-- The rows of the cards that price something, and until when. Grain: row of a card.
select rate_id, max(day) as last_day from day_price where rate_id is not null group by rate_id order by rate_id
