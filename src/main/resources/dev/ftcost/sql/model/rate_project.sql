-- The projects that have prices of their own. Grain: project.
create or replace table rate_project as
select distinct project_id as rate_project from rate where project_id is not null
