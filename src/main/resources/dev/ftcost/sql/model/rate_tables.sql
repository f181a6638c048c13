-- Filled from the rate cards, the names of the models and the jobs; see Pricing.
create table rate (
    rate_id integer primary key, card_number integer not null, sku varchar not null, service_tier varchar not null,
    is_long boolean not null, project_id varchar, effective_from date not null, effective_to date not null,
    input decimal(18, 6), cached_input decimal(18, 6), cache_write decimal(18, 6), cache_write_12h decimal(18, 6), output decimal(18, 6),
    training decimal(18, 6), training_per_hour decimal(18, 6)
);
create table model (
    model varchar primary key, base_model varchar not null, sku varchar not null, dateless_sku varchar not null,
    -- What a card calls a model that was tuned with data sharing; null for any other.
    data_sharing_sku varchar, fine_tuned boolean not null
);
-- Grain: one finished job. hours is what a reinforcement job is billed for, rounded as OpenAI's invoice rounds it.
create table training (
    job_id varchar primary key, model varchar not null, base_model varchar not null, sku varchar not null, dateless_sku varchar not null,
    day date not null, trained_tokens bigint, hours decimal(18, 2), by_hour boolean not null, is_failed boolean not null
);
-- The models whose long requests have a price of their own on some card.
create table long_model (model varchar primary key);
create table retry_factor (model varchar primary key, factor decimal(9, 6) not null);
