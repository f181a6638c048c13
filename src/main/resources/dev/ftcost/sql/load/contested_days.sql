select count(*) from contested_day
