delete from exact_usage;
delete from exact_request;
