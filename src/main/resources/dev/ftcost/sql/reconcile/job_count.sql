-- Whether a list of jobs is among the exports at all.
select count(*) from job_row
