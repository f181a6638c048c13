-- Whether a job was created before a time: what follows a page whose oldest job was created then.
select count(*) > 0 from job_row where created_at < ?::bigint
