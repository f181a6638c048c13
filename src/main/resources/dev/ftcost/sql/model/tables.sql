-- What the files say, in OpenAI's words. Nothing here is counted once yet, and nothing has a price.

-- Grain: file, bucket and dimensions; the counts of equal rows within a file are added up. A coarse row adds up the
-- buckets of a day and leaves the user out; it is made fine when another export speaks of the same day.
create table usage_row (
    file_id integer not null,
    is_fine boolean not null,
    is_empty boolean not null,
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
    output_tokens bigint not null,
    media_input_tokens bigint not null,
    media_cached_tokens bigint not null,
    media_output_tokens bigint not null,
    row_count bigint not null
);

-- Grain: one request of one file. The id itself is not kept.
create table request_row (
    file_id integer not null,
    id_hash uhugeint not null,
    day date not null,
    created bigint not null,
    project_id varchar,
    api_key_id varchar,
    model varchar,
    batch varchar,
    service_tier varchar,
    input_tokens bigint not null,
    input_cached_tokens bigint not null,
    input_cache_write_tokens bigint not null,
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
    billed_seconds bigint
);

-- Grain: one row of a cost export. The amount is kept as its digits.
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
    quantity_unit varchar
);

-- Grain: one file with rows. newness orders the exports of a kind: the largest is the newest.
create table export_file (
    file_id integer primary key,
    name varchar not null,
    newness integer not null,
    -- Exports of different endpoints never tell the same usage.
    endpoint varchar not null,
    bucket_seconds bigint not null,
    grouping varchar not null
);

-- What the exact readers hand over, before it is rolled up like a scan.
create table exact_usage (
    file_id integer, start_time bigint, end_time bigint, project_id varchar, user_id varchar, api_key_id varchar, model varchar, batch varchar,
    service_tier varchar, num_model_requests bigint, input_tokens bigint, input_cached_tokens bigint, input_cache_write_tokens bigint,
    output_tokens bigint, media_input_tokens bigint, media_cached_tokens bigint, media_output_tokens bigint, is_empty boolean
);
create table exact_request (
    file_id integer, id varchar, created bigint, project_id varchar, api_key_id varchar, model varchar, batch varchar, service_tier varchar,
    input_tokens bigint, input_cached_tokens bigint, input_cache_write_tokens bigint, output_tokens bigint,
    media_input_tokens bigint, media_cached_tokens bigint, media_output_tokens bigint, is_sound boolean
);
-- Filled once all files are read; see load/contested_day.
create table contested_day (day date);

-- Rows that were added up while a file was read, and their dimensions; see load/added_up.
create table added_up (
    names_number integer not null, start_time bigint not null, end_time bigint not null, longest_seconds bigint not null, has_user boolean not null,
    num_model_requests bigint not null, input_tokens bigint not null, input_cached_tokens bigint not null, input_cache_write_tokens bigint not null,
    output_tokens bigint not null, row_count bigint not null
);
create table added_up_names (
    names_number integer not null, project_id varchar, user_id varchar, api_key_id varchar, model varchar, batch varchar, service_tier varchar
);
