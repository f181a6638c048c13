-- What people call the ids of projects, API keys and users, and the teams and cost centers of these. Grain: one id.
create table named_id (id varchar primary key, name varchar, team varchar, cost_center varchar)
