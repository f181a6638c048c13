-- Which exports replace rows of others that name no model, of the activities whose exports have the same columns. Grain: two files.
select distinct u.file_id as older, s.counting_file_id as newer
from superseded_usage s join usage_row u on u.rowid = s.usage_row_id
where u.model is null and u.activity in ('embeddings', 'moderations')
order by older, newer
