-- The organizations whose bills are among the exports. Grain: one id.
select distinct organization_id from cost_row where organization_id is not null order by organization_id
