-- What the files say, in OpenAI's words. Nothing here is counted once yet, and nothing has a price.

-- Grain: file, bucket and dimensions; the counts of equal rows within a file are added up. A coarse row adds up the
-- buckets of a day and leaves the user out; it is read again by bucket when another export covers the same day.
create table usage_row (
    file_id integer not null,
    is_by_bucket boolean not null,
    is_empty boolean not null,
    activity varchar not null,
    day date not null,
    start_time bigint not null,
    end_time bigint not null,
    longest_seconds bigint not null,
    project_id varchar,
    user_id varchar,
    has_user boolean not null,
    api_key_id varchar,
    model varchar,
    batch varchar,
    service_tier varchar,
    num_model_requests bigint not null,
    input_tokens bigint not null,
    input_cached_tokens bigint not null,
    input_cache_write_tokens bigint not null,
    input_cache_write_12h_tokens bigint not null,
    output_tokens bigint not null,
    media_input_tokens bigint not null,
    media_cached_tokens bigint not null,
    media_output_tokens bigint not null,
    row_count bigint not null
);

-- Grain: file, day, dimensions, whether the requests are told elsewhere too and count there, and whether they had more than 272,000
-- input tokens each; the same may stand here more than once. Which answer of an id counts is judged before: the ids are not kept.
create table request_row (
    file_id integer not null,
    is_duplicate boolean not null,
    is_long boolean not null,
    activity varchar not null,
    day date not null,
    newest bigint not null,
    project_id varchar,
    api_key_id varchar,
    model varchar,
    batch varchar,
    service_tier varchar,
    row_count bigint not null,
    input_tokens bigint not null,
    input_cached_tokens bigint not null,
    input_cache_write_tokens bigint not null,
    input_cache_write_12h_tokens bigint not null,
    output_tokens bigint not null,
    media_input_tokens bigint not null,
    media_cached_tokens bigint not null,
    media_output_tokens bigint not null
);

-- Grain: one job of one file.
create table job_row (
    file_id integer not null,
    job_id varchar not null,
    model varchar,
    fine_tuned_model varchar,
    status varchar not null,
    created_at bigint,
    finished_at bigint,
    trained_tokens bigint,
    method varchar,
    billed_seconds bigint,
    shared_with_openai boolean not null
);

-- Grain: one row of a cost export. The amount is kept as its digits; an empty bucket has none. Names are without e-mail addresses.
create table cost_row (
    file_id integer not null,
    is_empty boolean not null,
    day date not null,
    start_time bigint not null,
    end_time bigint not null,
    line_item varchar,
    project_id varchar,
    user_id varchar,
    api_key_id varchar,
    amount varchar,
    quantity varchar,
    quantity_unit varchar,
    project_name varchar,
    organization_id varchar,
    organization_name varchar
);

-- Days of rejected rows of usage or of costs, as far as they say their day: an export covers them, and what they held is unknown.
-- Grain: file, kind (usage or costs) and day; the same may stand here more than once.
create table rejected_day (
    file_id integer not null,
    kind varchar not null,
    day date not null
);

-- Grain: one file with rows. newness orders the exports of a kind: the largest is the newest.
create table export_file (
    file_id integer primary key,
    name varchar not null,
    newness integer not null,
    bucket_seconds bigint not null,
    grouping varchar not null
);

-- Grain: one file and activity: how its buckets are cut and grouped. Buckets of different activities never describe the same usage.
create table activity_span (
    file_id integer not null,
    activity varchar not null,
    bucket_seconds bigint not null,
    grouping varchar not null
);
-- The width of the buckets of some rows. Where every one is cut off, a day's export is known by having one bucket a day.
create macro bucket_width(longest_seconds, days, starts) as
    case when longest_seconds <= 60 then 60 when longest_seconds = 3600 then 3600 when longest_seconds < 3600 and days < starts then 3600 else 86400 end;

-- What the exact readers hand over, before it is rolled up like a scan.
create table exact_usage (
    file_id integer, activity varchar, start_time bigint, end_time bigint, project_id varchar, user_id varchar, api_key_id varchar, model varchar, batch varchar,
    service_tier varchar, num_model_requests bigint, input_tokens bigint, input_cached_tokens bigint, input_cache_write_tokens bigint, input_cache_write_12h_tokens bigint,
    output_tokens bigint, media_input_tokens bigint, media_cached_tokens bigint, media_output_tokens bigint, is_empty boolean
);
-- A blank flag says the same as False, and a blank tier the same as default, where both exports are grouped by them; where one is not, they contradict
-- each other.
create macro batch_flag(batch) as coalesce(lower(batch), 'false');
-- OpenAI renamed priority to fast on 2026-07-30.
create macro tier_name(service_tier) as
    case when coalesce(service_tier, 'default') = 'default' then 'standard' when service_tier = 'fast' then 'priority' else service_tier end;
-- What a day is told of, whoever the user: two exports that have no group in common have no bucket in common. Compared as one
-- value, blanks are equal to blanks.
create macro usage_group(activity, day, project_id, api_key_id, model, batch, service_tier) as
    {'activity': activity, 'day': day, 'project_id': project_id, 'api_key_id': api_key_id, 'model': model, 'batch': batch_flag(batch),
        'service_tier': tier_name(service_tier)};
-- What usage is priced as, whatever it is called.
create macro tier_of(batch, service_tier) as case when batch_flag(batch) = 'true' then 'batch' else tier_name(service_tier) end;
-- Filled once all files are read; see load/contested_day and load/contested_group.
create table contested_day (day date);
create table contested_group (
    the_group struct(activity varchar, "day" date, project_id varchar, api_key_id varchar, model varchar, batch varchar, service_tier varchar)
);

-- Groups of rows that were added up while a file was read, and their dimensions; see load/added_up. A column of many groups of a file
-- is one value, because a row each takes three times as long.
create table added_up (
    file_id integer not null, grid integer not null, activity varchar not null,
    names_numbers bigint[] not null, start_times bigint[] not null, end_times bigint[] not null, longest_seconds bigint[] not null,
    user_flags bigint[] not null, num_model_requests bigint[] not null, input_tokens bigint[] not null, input_cached_tokens bigint[] not null,
    input_cache_write_tokens bigint[] not null, input_cache_write_12h_tokens bigint[] not null, output_tokens bigint[] not null, row_counts bigint[] not null
);
create table added_up_names (
    names_number integer not null, project_id varchar, user_id varchar, api_key_id varchar, model varchar, batch varchar, service_tier varchar
);

-- The exports whose rows are taken from the Parquet file at hand; see load/parquet_rows. Grain: one export.
create table parquet_export (file_id integer not null, name varchar not null);
