-- Large exports are worth more than one thread, and how far a statement is may be asked; nothing draws it but us.
reset threads;
set enable_progress_bar = true;
set enable_progress_bar_print = false;
