-- What there is in place of teams where nothing has one; see team and team_training.
create or replace view assigned_usage as select *, null::varchar as team, null::varchar as cost_center from keyed_usage;
create or replace table key_team (api_key_id varchar, team varchar);
create or replace view team_training as
select * exclude (project_number), null::varchar as team, null::varchar as cost_center from usage_cost where lacks_tokens is not null;
create or replace view account as select project_number as account_number, project_id, null::varchar as team, null::varchar as cost_center from project;
create or replace view account_cost as select * rename (project_number as account_number) from usage_cost
