-- What does not count because the caller chose the other source. Grain: the source that is set aside.
select source, min(day) as first_day, max(day) as last_day, count(distinct day) as days from set_aside_day group by source order by source
