-- Grain: project.
select project_number, project_id from project order by project_number
