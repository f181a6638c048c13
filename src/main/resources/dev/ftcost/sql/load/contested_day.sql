-- Days of which more than one usage export speaks.
create or replace table contested_day as
select day from usage_row where not is_empty group by day having count(distinct file_id) > 1
