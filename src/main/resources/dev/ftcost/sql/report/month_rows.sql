-- What a month's tables, rows of FOCUS and bill are made from, as a number for each kind of row that counts: it is the same in whatever pieces usage was
-- added up, and another one when a group has other counts. What may concern every month has no month. Grain: month and kind.
with usage_of_day as (
    -- Most rows need no more than 64 bits before they are multiplied; wider numbers take twice as long.
    select u.day, sum((hash(u.activity, u.day, u.project_id, u.user_id, u.api_key_id, u.model, u.batch, u.service_tier, e.grouping) >> 32)::hugeint * case
        when greatest(u.row_count, u.num_model_requests, u.input_tokens, u.input_cached_tokens, u.input_cache_write_tokens, u.input_cache_write_12h_tokens,
            u.output_tokens, u.media_input_tokens, u.media_cached_tokens, u.media_output_tokens) < 549755813888
        then (u.row_count * 1048583 + u.num_model_requests * 1048589 + u.input_tokens * 1048601 + u.input_cached_tokens * 1048609
            + u.input_cache_write_tokens * 1048613 + u.input_cache_write_12h_tokens * 1048627 + u.output_tokens * 1048633
            + u.media_input_tokens * 1048661 + u.media_cached_tokens * 1048681 + u.media_output_tokens * 1048703)::hugeint
        else u.row_count::hugeint * 1048583 + u.num_model_requests::hugeint * 1048589 + u.input_tokens::hugeint * 1048601
            + u.input_cached_tokens::hugeint * 1048609 + u.input_cache_write_tokens::hugeint * 1048613
            + u.input_cache_write_12h_tokens::hugeint * 1048627 + u.output_tokens::hugeint * 1048633 + u.media_input_tokens::hugeint * 1048661
            + u.media_cached_tokens::hugeint * 1048681 + u.media_output_tokens::hugeint * 1048703 end) as number
    from counted_usage u join export_file e using (file_id)
    group by u.day
), fact as (
    select strftime(day, '%Y-%m') as month, 'usage' as kind, number from usage_of_day
    union all
    select strftime(r.day, '%Y-%m'), 'requests',
        (hash(r.activity, r.day, r.is_long, r.project_id, r.api_key_id, r.model, r.batch, r.service_tier) >> 32)::hugeint
            * (r.row_count::hugeint * 1048583 + r.input_tokens::hugeint * 1048601 + r.input_cached_tokens::hugeint * 1048609
                + r.input_cache_write_tokens::hugeint * 1048613 + r.input_cache_write_12h_tokens::hugeint * 1048627
                + r.output_tokens::hugeint * 1048633 + r.media_input_tokens::hugeint * 1048661 + r.media_cached_tokens::hugeint * 1048681
                + r.media_output_tokens::hugeint * 1048703)
    from counted_request r
    union all
    select strftime(c.day, '%Y-%m'), 'costs',
        hash(c.day, c.start_time, c.end_time, c.line_item, c.project_id, c.user_id, c.api_key_id, c.amount, c.quantity, c.quantity_unit, e.grouping)::hugeint
    from counted_cost c join export_file e using (file_id)
    union all
    select strftime(t.day, '%Y-%m'), 'training', hash(t)::hugeint from training t
    union all
    select null, 'models shared', hash(fine_tuned_model)::hugeint from current_job where shared_with_openai and fine_tuned_model is not null
    union all
    select null, 'names', hash(n)::hugeint from named_id n
    union all
    select null, 'teams of keys', hash(k)::hugeint from key_team k
    union all
    select null, 'retry factors', hash(f)::hugeint from retry_factor f
)
select month, kind, count(*) as row_count, sum(number)::varchar as number
from fact
where month is null or month between ? and ?
group by month, kind
order by month nulls first, kind
