-- The ends of pages that say that another one follows, or that repeat an earlier one. Grain: one page.
select file, page_facts, activity, page_at, is_descending, is_repetition from read_parquet(?) where kind = 'page_end' order by file, row_number
