-- What was billed in a month, the amounts as their digits. Grain: one row of the bill.
select day, line_item, project_id, amount, quantity, quantity_unit, file_id
from counted_cost
where strftime(day, '%Y-%m') = ?
order by day, line_item nulls first, project_id nulls first, amount, quantity nulls first
