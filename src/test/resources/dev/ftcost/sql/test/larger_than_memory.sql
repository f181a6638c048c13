-- Keeps more groups than the memory limit holds: some 700 MB.
select count(*) from (select text, count(*) from (select repeat(md5(i::varchar), 8) as text from range(3000000) t(i)) group by text)
