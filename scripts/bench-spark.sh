#!/usr/bin/env bash
# How long the same request log takes: a report on one machine, and daily usage on a Spark cluster of 1, 2 and 4 workers of one thread each,
# all on this machine, and the report of that. Ends in 1 when a report by way of Spark is another one.
#
#   scripts/bench-spark.sh [--lines N] [--work DIR]     default: 2,000,000 lines of some 1.2 kB, in ${TMPDIR:-/tmp}/ftcost-bench-spark
set -euo pipefail

lines=2000000
work=${TMPDIR:-/tmp}/ftcost-bench-spark
while [ $# -gt 1 ]; do
    case $1 in
        --lines) lines=$2; shift 2 ;;
        --work) work=$2; shift 2 ;;
        *) break ;;
    esac
done
[ $# = 0 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }

home=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p -- "$work/logs"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
log=$work/logs/requests-$lines.jsonl
if [ ! -f "$log.totals" ]; then
    rm -f -- "$work/logs/"*
    "$java" "$home/scripts/bench/BenchData.java" requests "$lines" "$log"
fi
totals=$(mktemp -d)
mv -- "$log.totals" "$totals"

pids=()
stop() {
    for pid in ${pids[@]+"${pids[@]}"}; do
        # A worker ends its executors when it is asked to end.
        kill "$pid" 2> /dev/null || true
        wait "$pid" 2> /dev/null || true
    done
    pids=()
}
trap 'stop; mv -- "$totals"/* "$work/logs/" 2> /dev/null || true; rm -rf -- "$totals"' EXIT

installation=$home/target/spark/installation
export SPARK_LOCAL_IP=127.0.0.1
daemon() {
    SPARK_HOME=$installation SPARK_SCALA_VERSION=2.13 "$java" -Xmx256m -cp "$installation/jars/*" "$@" > /dev/null 2>&1 &
    pids+=($!)
}

# Prints a row of the table; the time in milliseconds stands in "took", what starting takes in "start".
start=0
timed() {
    local from=${EPOCHREALTIME/./} rate=''
    "${@:2}" > "$work/run.log" 2>&1 || [ $? = 3 ] || { cat "$work/run.log" >&2; exit 1; }
    took=$(((${EPOCHREALTIME/./} - from) / 1000))
    [ "$start" = 0 ] || [ "$took" -le "$start" ] || rate=$((lines * 1000 / (took - start)))
    printf '| %s | %d.%d s | %s |\n' "$1" $((took / 1000)) $((took / 100 % 10)) "$rate"
}
same() { diff -r "$work/here" "$1" > /dev/null || { printf 'another report: %s\n' "$1" >&2; exit 1; }; }

rm -rf -- "$work"/here "$work"/usage-* "$work"/report-*
# Both are built, and the disk is warm.
"$home/scripts/ftcost" --version > /dev/null
"$home/scripts/ftcost-spark" --help > /dev/null
cat -- "$log" > /dev/null

printf '%s lines, %s bytes, %s processors\n\n| | time | requests per second, start-up off |\n|---|---:|---:|\n' "$lines" "$(stat -c %s "$log")" "$(nproc)"
timed 'report, one machine' "$home/scripts/ftcost" report "$work/logs" --no-cache --quiet --out "$work/here"
timed 'Spark, the sample logs (what starting it takes)' "$home/scripts/ftcost-spark" "$home/sample-logs" --out "$work/usage-samples"
start=$took
port=7$((RANDOM % 900 + 100))
for workers in 1 2 4; do
    daemon org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
    for ((i = 0; i < workers; i++)); do
        daemon org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --work-dir "$work/workers" --webui-port 0 "spark://127.0.0.1:$port"
    done
    sleep 15
    timed "Spark, $workers worker(s)" "$home/scripts/ftcost-spark" "$work/logs" --out "$work/usage-$workers" --master "spark://127.0.0.1:$port"
    stop
    "$home/scripts/ftcost" report "$work/usage-$workers" --no-cache --quiet --out "$work/report-$workers" || [ $? = 3 ]
    same "$work/report-$workers"
    port=$((port + 1))
done
start=0
timed 'report of the daily usage' "$home/scripts/ftcost" report "$work/usage-4" --no-cache --quiet --out "$work/report-again"
rm -rf -- "$work/workers"
