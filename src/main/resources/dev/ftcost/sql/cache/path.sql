-- Where they are kept.
set variable kept_path = ?
