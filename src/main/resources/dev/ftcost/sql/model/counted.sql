-- The two sources, each row once, after duplicates, restatements and the caller's choice.
create or replace view counted_usage as
select u.* from usage_row u
    left join superseded_usage s on s.usage_row_id = u.rowid
    left join set_aside_day d on d.day = u.day and d.activity = u.activity and d.source = 'usage'
where not u.is_empty and s.usage_row_id is null and d.day is null;

create or replace view counted_request as
select r.* from request_row r
    left join set_aside_day d on d.day = r.day and d.activity = r.activity and d.source = 'requests'
where not r.is_duplicate and d.day is null;

create or replace view counted_cost as
select c.* from cost_row c left join superseded_cost s on s.cost_row_id = c.rowid
where not c.is_empty and s.cost_row_id is null;
