-- How many groups have a place.
select coalesce(max(place), 0) from cost_part
