-- Where the rows are written: copy takes no parameters.
set variable cost_file = ?
