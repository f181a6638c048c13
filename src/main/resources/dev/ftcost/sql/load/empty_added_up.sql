delete from added_up;
delete from added_up_names;
