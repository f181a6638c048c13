-- Whether a request was created before a time: what follows a page that lists the newest first.
select count(*) > 0 from request_row where newest < ?::bigint
