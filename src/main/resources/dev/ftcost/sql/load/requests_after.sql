-- Whether a request was created after a time: what follows a page that lists the oldest first.
select count(*) > 0 from request_row where newest > ?::bigint
