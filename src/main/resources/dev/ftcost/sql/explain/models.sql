-- The models of a month.
select distinct model from charge where month = ? order by model
