-- The columns of cost_detail to group by, and the price: a list of columns takes no parameters.
set variable cost_columns = string_split(?, ',')
