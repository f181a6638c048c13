-- The file whose rows are kept next: copy takes no parameters.
set variable kept_file = ?
