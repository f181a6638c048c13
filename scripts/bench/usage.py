"""python3 usage.py FILE: Python's csv module, by the same groups as the others."""
import csv
import sys

groups = {}
with open(sys.argv[1], newline="") as file:
    rows = csv.reader(file)
    at = {name: index for index, name in enumerate(next(rows))}
    dimensions = [at[n] for n in ("model", "start_time", "project_id", "api_key_id", "batch", "service_tier")]
    r, i, c, o = (at[n] for n in ("num_model_requests", "input_tokens", "input_cached_tokens", "output_tokens"))
    for row in rows:
        group = tuple(row[d] for d in dimensions)
        sums = groups.get(group)
        if sums is None:
            sums = groups[group] = [0, 0, 0, 0]
        sums[0] += float(row[r])
        sums[1] += float(row[i])
        sums[2] += float(row[c])
        sums[3] += float(row[o])
print(*(int(sum(sums[n] for sums in groups.values())) for n in range(4)))
