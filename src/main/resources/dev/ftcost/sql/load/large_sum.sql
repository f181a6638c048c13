-- What contributes most to a sum of all files that no number of 64 bits holds. Grain: at most one row; none when every sum fits.
with every_row as (
    select file_id, model, num_model_requests, input_tokens, output_tokens, 0 as trained_tokens from usage_row
    union all
    select file_id, model, num_model_requests, input_tokens, output_tokens, 0 from exact_usage
    union all
    select a.file_id, n.model, a.num_model_requests, a.input_tokens, a.output_tokens, 0
    from (
        select file_id, unnest(names_numbers) as names_number, unnest(num_model_requests) as num_model_requests,
            unnest(input_tokens) as input_tokens, unnest(output_tokens) as output_tokens
        from added_up
    ) a join added_up_names n using (names_number)
    union all
    select file_id, model, row_count, input_tokens, output_tokens, 0 from request_row
    union all
    select file_id, coalesce(fine_tuned_model, model), 0, 0, 0, trained_tokens from job_row
), by_model as (
    select file_id, model, sum(num_model_requests) as num_model_requests, sum(input_tokens) as input_tokens, sum(output_tokens) as output_tokens,
        sum(trained_tokens) as trained_tokens
    from every_row
    group by file_id, model
), by_column as (
    unpivot by_model on num_model_requests, input_tokens, output_tokens, trained_tokens into name column_name value amount
), judged as (
    -- Requests are added to requests, and tokens of every kind to tokens.
    select *, sum(amount) over (partition by column_name = 'num_model_requests') as total from by_column
)
select file_id, model, column_name
from judged
where total > 9223372036854775807
order by amount desc, file_id, model, column_name
limit 1
