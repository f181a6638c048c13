-- The days of which a row of a cost export could not be read, as far as the row says its day. Grain: day.
select distinct day from rejected_day where kind = 'costs' order by day
