-- The models that got long requests.
select distinct coalesce(model, '') as model from counted_request where is_long order by model
