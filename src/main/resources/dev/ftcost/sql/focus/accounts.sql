-- Whose charges there are. Grain: project, team and cost center.
select account_number, project_id, team, cost_center from account order by account_number
