-- What there is in place of counted where every row counts that is not empty, or a duplicate; to look for others takes its time in each question.
create or replace view counted_usage as
select * from usage_row where not is_empty;

create or replace view counted_request as
select * from request_row where not is_duplicate;

create or replace view counted_cost as
select * from cost_row where not is_empty
