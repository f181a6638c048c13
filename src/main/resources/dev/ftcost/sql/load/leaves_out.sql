-- Whether rows do not count, because another export or the other source says the same. Grain: one row.
select exists (from superseded_usage) or exists (from superseded_cost) or exists (from set_aside_day)
