-- The first day that usage exports or request logs speak of; null when there is none.
select min(day) from (select day from usage_row union all select day from request_row)
