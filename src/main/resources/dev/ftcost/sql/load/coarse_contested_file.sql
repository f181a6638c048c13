-- Files whose contested days are still added up by day.
select distinct file_id from usage_row where not is_fine and day in (from contested_day) order by file_id
