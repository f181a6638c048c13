#!/usr/bin/env bash
# How long the same request log takes: a report on one machine, and daily usage on a Spark cluster of 1, 2 and 4 workers of one thread each,
# all on this machine, and the report of that. Prints a table for src/site/markdown/scale.md, and writes it to DIR/results.md and, for programs,
# to DIR/results.json. Ends in 1 when a report by way of Spark is another one.
#
#   scripts/bench-spark.sh [--lines N] [--runs N] [--work DIR]
#
#   --lines N    requests of some 1.2 kB in the log (default 1000000)
#   --runs N     runs of each, of which the median counts (default 3)
#   --work DIR   where log and results go (default ${TMPDIR:-/tmp}/ftcost-bench-spark); the log is kept for the next time
set -euo pipefail

usage() {
    sed -n '2,10p' "$0" | sed 's/^# \{0,1\}//'
}

lines=1000000
runs=3
work=${TMPDIR:-/tmp}/ftcost-bench-spark
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --lines | --runs | --work)
            [ $# -ge 2 ] || { usage >&2; exit 2; }
            case $1 in
                --lines) lines=$2 ;;
                --runs) runs=$2 ;;
                --work) work=$2 ;;
            esac
            shift 2
            ;;
        *) usage >&2; exit 2 ;;
    esac
done
case $lines$runs in *[!0-9]* | '') usage >&2; exit 2 ;; esac
[ "$lines" -gt 0 ] && [ "$runs" -gt 0 ] || { usage >&2; exit 2; }

home=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p -- "$work/logs"
work=$(CDPATH='' cd -P -- "$work" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
log=$work/logs/requests-$lines.jsonl
# The log alone is read: its totals lie elsewhere.
if [ ! -f "$work/$lines.totals" ]; then
    rm -f -- "$work/logs/"* "$work/"*.totals
    "$java" "$home/scripts/bench/BenchData.java" requests "$lines" "$log"
    mv -- "$log.totals" "$work/$lines.totals"
fi

pids=()
stop() {
    for pid in ${pids[@]+"${pids[@]}"}; do
        # A worker ends its executors when it is asked to end.
        kill "$pid" 2> /dev/null || true
        wait "$pid" 2> /dev/null || true
    done
    pids=()
}
trap stop EXIT

installation=$home/target/spark/installation
export SPARK_LOCAL_IP=127.0.0.1
# daemon LOG CLASS ARGUMENT...
daemon() {
    SPARK_HOME=$installation SPARK_SCALA_VERSION=2.13 "$java" -Xmx256m -cp "$installation/jars/*" "${@:2}" > "$1" 2>&1 &
    pids+=($!)
}
# Waits until a text stands in a log so many times.
said() {
    local from=$SECONDS
    until [ "$(grep -c -- "$2" "$1" 2> /dev/null || true)" -ge "$3" ] 2> /dev/null; do
        [ $((SECONDS - from)) -lt 120 ] || { printf 'the cluster does not start; see %s\n' "$1" >&2; exit 1; }
        sleep 0.2
    done
}

json=()
start=0
# timed NAME WORKERS COMMAND...: runs it and prints its row; the median in milliseconds stands in "took".
timed() {
    local name=$1 workers=$2 times=() from rate='' per='null' i
    for ((i = 0; i < runs; i++)); do
        rm -rf -- "$work/out"
        from=${EPOCHREALTIME/./}
        "${@:3}" > "$work/run.log" 2>&1 || [ $? = 3 ] || { cat "$work/run.log" >&2; exit 1; }
        times+=($(((${EPOCHREALTIME/./} - from) / 1000)))
    done
    mapfile -t times < <(printf '%s\n' "${times[@]}" | sort -n)
    took=${times[$((runs / 2))]}
    if [ "$start" -gt 0 ] && [ "$took" -gt "$start" ]; then
        per=$((lines * 1000 / (took - start)))
        rate=$(printf '%s' "$per" | sed ':a; s/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/; ta')
    fi
    printf '| %s | %s s | %s–%s s | %s |\n' "$name" "$(seconds "$took")" "$(seconds "${times[0]}")" "$(seconds "${times[$((runs - 1))]}")" "$rate" \
        | tee -a "$work/results.md"
    json+=("$(printf '{"name": "%s", "workers": %s, "median_ms": %s, "min_ms": %s, "max_ms": %s, "requests_per_second": %s}' \
        "$name" "$workers" "$took" "${times[0]}" "${times[$((runs - 1))]}" "$per")")
}
seconds() { printf '%d.%d' $(($1 / 1000)) $(($1 / 100 % 10)); }
same() { diff -r "$work/here" "$1" > /dev/null || { printf 'another report: %s\n' "$1" >&2; exit 1; }; }

rm -rf -- "$work"/here "$work"/usage-* "$work"/report-* "$work"/workers "$work"/results.*
# Both are built, and the disk is warm.
"$home/scripts/ftcost" --version > /dev/null
"$home/scripts/ftcost-spark" --help > /dev/null
cat -- "$log" > /dev/null

bytes=$(stat -c %s "$log")
{
    printf '%s requests in %s MB, %s processors, %s; %s runs, medians.\n\n' "$lines" $((bytes / 1000000)) "$(nproc)" "$(date -u +%F)" "$runs"
    printf '| work | time | fastest to slowest | requests per second, start-up off |\n|---|---:|---:|---:|\n'
} | tee "$work/results.md"
timed 'report on one machine' 0 "$home/scripts/ftcost" report "$work/logs" --no-cache --quiet --out "$work/out"
mv -- "$work/out" "$work/here"
timed 'Spark on the sample logs: its start-up' 0 "$home/scripts/ftcost-spark" "$home/sample-logs" --out "$work/out"
start=$took
port=7$((RANDOM % 900 + 100))
for workers in 1 2 4; do
    daemon "$work/master.log" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
    said "$work/master.log" 'I have been elected leader' 1
    for ((i = 0; i < workers; i++)); do
        daemon "$work/worker.log" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --work-dir "$work/workers" \
            --webui-port 0 "spark://127.0.0.1:$port"
    done
    said "$work/master.log" 'Registering worker' "$workers"
    timed "Spark, $workers $([ "$workers" = 1 ] && echo worker || echo workers)" "$workers" \
        "$home/scripts/ftcost-spark" "$work/logs" --out "$work/out" --master "spark://127.0.0.1:$port"
    stop
    mv -- "$work/out" "$work/usage-$workers"
    "$home/scripts/ftcost" report "$work/usage-$workers" --no-cache --quiet --out "$work/report-$workers" || [ $? = 3 ]
    same "$work/report-$workers"
    port=$((port + 1))
done
start=0
timed 'report of the daily usage' 0 "$home/scripts/ftcost" report "$work/usage-4" --no-cache --quiet --out "$work/out"
{
    printf '{"lines": %s, "bytes": %s, "processors": %s, "runs": %s, "results": [\n  ' "$lines" "$bytes" "$(nproc)" "$runs"
    printf '%s' "${json[0]}"
    printf ',\n  %s' "${json[@]:1}"
    printf '\n]}\n'
} > "$work/results.json"
rm -rf -- "$work/workers" "$work/out"
