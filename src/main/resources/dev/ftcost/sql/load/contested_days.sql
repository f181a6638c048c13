from contested_day order by day
