-- Which team usage belongs to. The most specific id that has one says it: the API key, then the user, then the project; and likewise the cost center.
-- assigned_usage is keyed_usage with both, row by row. key_team: the one team of all usage of a key; null where it has several, or none.
create or replace view assigned_usage as
select u.*, coalesce(k.team, s.team, j.team) as team, coalesce(k.cost_center, s.cost_center, j.cost_center) as cost_center
from keyed_usage u left join named_id k on k.id = u.api_key_id left join named_id s on s.id = u.user_id left join named_id j on j.id = u.project_id;

create or replace table key_team as
select api_key_id, if(count(distinct coalesce(team, '')) = 1, max(team), null) as team
from assigned_usage where api_key_id is not null group by api_key_id
