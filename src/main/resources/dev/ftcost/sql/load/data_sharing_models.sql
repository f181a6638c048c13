-- The models that were tuned with data sharing.
select distinct fine_tuned_model from current_job where shared_with_openai and fine_tuned_model is not null order by fine_tuned_model
