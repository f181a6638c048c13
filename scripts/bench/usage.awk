# gawk -F, -f usage.awk FILE: the same groups as the others; the export quotes nothing that is counted here.
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
    group = $at["model"] SUBSEP $at["start_time"] SUBSEP $at["project_id"] SUBSEP $at["api_key_id"] SUBSEP $at["batch"] SUBSEP $at["service_tier"]
    requests[group] += $at["num_model_requests"]
    input[group] += $at["input_tokens"]
    cached[group] += $at["input_cached_tokens"]
    output[group] += $at["output_tokens"]
}
END {
    for (group in requests) { r += requests[group]; i1 += input[group]; c += cached[group]; o += output[group] }
    printf "%d %d %d %d\n", r, i1, c, o
}
