-- The models that were tuned with data sharing, and their checkpoints, which have ids of their own: a checkpoint is of the jobs of the same
-- base, organization and suffix, where all of these share their data. Grain: one model.
with tuned as (
    select fine_tuned_model, coalesce(shared_with_openai, false) as is_shared,
        regexp_replace(fine_tuned_model, ':[^:]*(:ckpt-step-[0-9]+)?$', '') as family
    from current_job where fine_tuned_model is not null
), shared_family as (
    select family from tuned group by family having bool_and(is_shared)
), used_model as (
    select model from usage_row union select model from request_row
)
select fine_tuned_model from tuned where is_shared
union
select model from used_model
where model like '%:ckpt-step-%' and regexp_replace(model, ':[^:]*:ckpt-step-[0-9]+$', '') in (from shared_family)
order by 1
