-- The rows of the cards that the month's charges were priced with.
select distinct rate_id from charge where month = ? and rate_id is not null order by rate_id
