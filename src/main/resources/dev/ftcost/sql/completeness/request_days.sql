-- The days of the requests that count. Grain: file and day.
select distinct file_id, day from request_row where not is_duplicate order by day, file_id
