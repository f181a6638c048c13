delete from exact_usage
