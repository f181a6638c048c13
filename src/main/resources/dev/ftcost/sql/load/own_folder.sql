-- The folder of this run: a setting takes no parameters.
set variable own_folder = ?
