#!/usr/bin/env bash
# How fast a report is, compared with other tools, on generated data. Every pair runs in turn on one machine, because
# only ratios of runs next to each other mean something on a machine that does other work too.
set -euo pipefail

usage() {
    cat << 'END'
usage: scripts/bench.sh [options]

  --rows N       rows of the usage export (default 10000000; N/10 and 5N rows are measured too)
  --lines N      lines of the request log (default: a fifth of the rows)
  --training MB  size of the training file (default 1000)
  --runs N       counted runs of each tool, in turn, after one that is not counted (default 5)
  --work DIR     where data, peers and results go (default ${TMPDIR:-/tmp}/ftcost-bench); data is kept for the next time
  --only A,B     only these parts: startup csv json parsers growth heap added commands validate bad packed parts
  --no-big       skip the 5N rows
  --no-install   use only installed peers
  --quick        small data and one run each, without judging times: whether all tools run and compute the right totals (under three minutes)
  -h, --help

The full run takes about 25 GB of disk and an hour on two cores, a quarter of it for the data.
The peers are DuckDB's Node client and ccusage (npm), gawk, Miller, Python's csv module, Commons CSV and tiktoken (else js-tiktoken, npm); one that is missing
and cannot be installed is skipped by name. The results are printed as Markdown and written to DIR/results.md, and to DIR/results.json for programs.
Exits with 1 if a tool fails or computes totals other than the generated ones.
END
}

rows=10000000
lines=''
runs=5
work=${TMPDIR:-/tmp}/ftcost-bench
only='startup,csv,json,parsers,growth,heap,added,commands,validate,bad,packed,parts'
big=true
install=true
quick=false
training_mb=1000
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --no-big) big=false; shift ;;
        --no-install) install=false; shift ;;
        --quick)
            quick=true
            rows=100000
            runs=1
            big=false
            training_mb=2
            only='startup,csv,json,added,commands,validate,bad'
            shift
            ;;
        --rows | --lines | --training | --runs | --work | --only)
            [ $# -ge 2 ] || { usage >&2; exit 2; }
            case $1 in
                --rows) rows=$2 ;;
                --lines) lines=$2 ;;
                --training) training_mb=$2 ;;
                --runs) runs=$2 ;;
                --work) work=$2 ;;
                --only) only=$2 ;;
            esac
            shift 2
            ;;
        *) usage >&2; exit 2 ;;
    esac
done
lines=${lines:-$((rows / 5))}
small=$((rows / 10))
large=$((rows * 5))

home=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p -- "$work"
work=$(CDPATH='' cd -P -- "$work" && pwd)
case $work/ in "$home"/*) echo 'bench: the work directory must not be in the project' >&2; exit 2 ;; esac
data=$work/data
peers=$work/peers
runs_dir=$work/runs
rm -rf -- "$runs_dir"
mkdir -p -- "$data" "$peers" "$runs_dir" "$work/classes"
bench=$home/scripts/bench
ftcost=$home/scripts/ftcost
status=0

say() { printf 'bench: %s\n' "$1" >&2; }
wants() { case ,$only, in *,"$1",*) return 0 ;; *) return 1 ;; esac; }

# ---- the peers

missing=()
lacks() { missing+=("$1"); say "skipped: $1"; }
from_apt() {
    command -v "$1" > /dev/null && return 0
    $install && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null || return 1
    say "installing $2 …"
    apt-get install -y -q "$2" > "$work/install.log" 2>&1 && command -v "$1" > /dev/null
}
node_package() {
    [ -d "$peers/node_modules/$1" ] && return 0
    $install && command -v npm > /dev/null || return 1
    say "installing $1 …"
    npm install --silent --no-audit --no-fund --prefix "$peers" "${@:2}" > "$work/install.log" 2>&1 && [ -d "$peers/node_modules/$1" ]
}
node_version() { node -p "require('$peers/node_modules/$1/package.json').version" 2> /dev/null || echo '?'; }

has_duckdb=false has_ccusage=false has_gawk=false has_mlr=false has_python=false has_commons=false has_tiktoken=false has_js_tiktoken=false
ccusage=''
if wants startup || wants csv || wants json; then
    if command -v node > /dev/null && node_package @duckdb/node-api @duckdb/node-api; then
        has_duckdb=true
    else
        lacks "DuckDB's Node client"
    fi
fi
if wants json; then
    # The package is a wrapper; its newest version may be ahead of the native program that does the work.
    native=@ccusage/ccusage-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m | sed -e 's/x86_64/x64/' -e 's/aarch64/arm64/')
    native_version=''
    if [ ! -d "$peers/node_modules/$native" ] && $install && command -v npm > /dev/null; then
        native_version=$(npm view "$native" version 2> /dev/null || true)
    fi
    if node_package "$native" "ccusage@$native_version" "$native@$native_version"; then
        ccusage=$peers/node_modules/$native/bin/ccusage
        # The package brings the program without the permission to run it; its wrapper would give it.
        chmod +x "$ccusage"
        has_ccusage=true
    else
        lacks ccusage
    fi
fi
if wants parsers; then
    if from_apt gawk gawk; then has_gawk=true; else lacks gawk; fi
    if from_apt mlr miller; then has_mlr=true; else lacks Miller; fi
    if command -v python3 > /dev/null; then has_python=true; else lacks "Python's csv module"; fi
fi
if wants validate; then
    if command -v python3 > /dev/null && { [ -d "$peers/python/tiktoken" ] \
        || { $install && python3 -m pip install --quiet --target "$peers/python" tiktoken > "$work/install.log" 2>&1; }; }; then
        has_tiktoken=true
    elif command -v node > /dev/null && node_package js-tiktoken js-tiktoken; then
        has_js_tiktoken=true
        say "tiktoken is missing; js-tiktoken counts in its place"
    else
        lacks 'tiktoken and js-tiktoken'
    fi
fi

"$ftcost" --version > /dev/null || exit 1
if wants parsers; then
    if javac -cp "$home/target/ftcost.jar" -d "$work/classes" "$bench/CommonsCsv.java" 2> "$work/install.log"; then
        has_commons=true
    else
        lacks 'Commons CSV alone'
    fi
fi
options=$("$ftcost" report --help)
takes() { case $options in *"$1"*) return 0 ;; *) return 1 ;; esac; }
uncached=()
if takes --no-cache; then uncached=(--no-cache); fi

# ---- the data

# made NAME COMMAND...: makes data/NAME unless it is whole already; the totals are written last.
made() {
    local name=$1
    shift
    [ -f "$data/$name.totals" ] && return 0
    say "making $name …"
    rm -rf -- "${data:?}/$name"
    java "$bench/BenchData.java" "$@"
}
usage_file() { made "usage-$1.csv" usage "$1" "$data/usage-$1.csv"; }
# A changed generator makes other data: what an older one made must go.
if [ -f "$data/generator" ] && ! cmp -s -- "$bench/BenchData.java" "$data/generator"; then
    say 'the generator has changed: making all data again'
    rm -rf -- "$data"
    mkdir -p -- "$data"
fi
cp -- "$bench/BenchData.java" "$data/generator"
usage_file 20
usage_file "$small"
usage_file "$rows"
made requests-20.jsonl requests 20 "$data/requests-20.jsonl"

# ---- measuring

# GNU time knows the peak memory, BSD time too in another way; without either the memory stays unknown.
memory=()
if /usr/bin/time -f %M -o "$work/memory" true 2> /dev/null; then
    memory=(/usr/bin/time -f %M -o "$work/memory")
elif /usr/bin/time -l -o "$work/memory" true 2> /dev/null; then
    memory=(/usr/bin/time -l -o "$work/memory")
fi
peak_mb() {
    awk '/maximum resident set size/ { printf "%d", $1 / 1048576; found = 1 } NF == 1 && $1 ~ /^[0-9]+$/ { printf "%d", $1 / 1024; found = 1 }
        END { if (!found) print "?" }' "$work/memory" 2> /dev/null || echo '?'
}

# tool LABEL DATA KIND COMMAND...: KIND says where its totals are: report (its CSV files), cost (CSV on stdout), ccusage and validate (their
# JSON), line (its first line); any has none.
tool() {
    local label=$1 of=$2 kind=$3
    shift 3
    {
        printf 'of=%q kind=%q command=(' "$of" "$kind"
        printf '%q ' "$@"
        printf ')\n'
    } > "$runs_dir/$label.command"
}
report_of() {
    local label=$1 of=$2
    shift 2
    tool "$label" "$of" report "$ftcost" report "$@" --out "$work/out/$label" --quiet
}

found_totals() {
    case $1 in
        report)
            awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
                { r += $at["requests"]; i1 += $at["input_tokens"]; c += $at["cached_input_tokens"]; o += $at["output_tokens"] }
                END { printf "%.0f %.0f %.0f %.0f\n", r, i1, c, o }' "$work/out/$2"/*/cost-by-model.csv
            ;;
        cost)
            awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
                { r += $at["requests"]; i1 += $at["input_tokens"]; c += $at["cached_input_tokens"]; o += $at["output_tokens"] }
                END { printf "%.0f %.0f %.0f %.0f\n", r, i1, c, o }' "$work/stdout"
            ;;
        validate)
            # How many tokens all examples together have.
            awk '/^      "tokens":/ { gsub(/[^0-9]/, ""); print $0, 0, 0, 0 }' "$work/stdout"
            ;;
        any) cat -- "$data/$3.totals" ;;
        ccusage)
            # Its input leaves the cached part out, and it does not say how many requests there were.
            awk '/"totals"/ { on = 1 } on { gsub(/[",:]/, ""); sum[$1] = $2 }
                END { printf "- %.0f %.0f %.0f\n", sum["inputTokens"] + sum["cacheReadTokens"], sum["cacheReadTokens"], sum["outputTokens"] }' "$work/stdout"
            ;;
        *) head -n 1 "$work/stdout" ;;
    esac
}

TIMEFORMAT=%3R
# run LABEL [counted]: one run; its totals are compared each time.
run() {
    local label=$1 of kind command code=0 expected found
    # shellcheck disable=SC1090 # written by tool
    . "$runs_dir/$label.command"
    rm -rf -- "${work:?}/out/$label"
    mkdir -p -- "$work/out"
    { time ${memory[@]+"${memory[@]}"} "${command[@]}" > "$work/stdout" 2> "$work/stderr" < /dev/null || code=$?; } 2> "$work/wall"
    # 3 says that rows were rejected, which is right for the file with bad ones alone, and that an unusual day or a used-up budget was found.
    case $code-$label in
        0-* | 3-bad | 3-command-*) ;;
        *)
            say "$label ended in $code: $(head -n 1 "$work/stderr")"
            status=1
            return 0
            ;;
    esac
    expected=$(cat -- "$data/$of.totals")
    found=$(found_totals "$kind" "$label" "$of")
    if [ "${found/#-/${expected%% *}}" != "$expected" ]; then
        say "$label computed '$found'; the generated totals are '$expected'"
        echo "$label" >> "$runs_dir/wrong"
        status=1
    fi
    [ "${2:-}" != counted ] || printf '%s %s\n' "$(cat -- "$work/wall")" "$(peak_mb)" >> "$runs_dir/$label"
}

# turns N LABEL...: one run of each that is not counted, then N of each, in turn.
turns() {
    local n=$1 label turn
    shift
    for label in "$@"; do run "$label"; done
    for ((turn = 1; turn <= n; turn++)); do
        say "turn $turn of $n: $*"
        for label in "$@"; do run "$label" counted; done
    done
}

did() { local label; for label in "$@"; do [ -s "$runs_dir/$label" ] || return 1; done; }
median() { awk -v c="$2" '{ print $c }' "$runs_dir/$1" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
seconds() { median "$1" 1; }
# The median and, for the noise of the machine, the least and the greatest.
spread() {
    awk '{ print $1 }' "$runs_dir/$1" | sort -n \
        | awk -v m="$(seconds "$1")" '{ v[NR] = $1 } END { if (NR > 1) printf "%.3f s (%.3f–%.3f)", m, v[1], v[NR]; else printf "%.3f s", m }'
}
megabytes() { median "$1" 2; }
bytes() { du -skL -- "$data/$1" | awk '{ printf "%.0f", $1 * 1024 }'; }

# ratio A B [START_A START_B [SCALE]]: median, least and greatest of the turns' ratios, start-up taken off.
ratio() {
    local off_a=0 off_b=0
    [ -z "${3:-}" ] || off_a=$(seconds "$3")
    [ -z "${4:-}" ] || off_b=$(seconds "$4")
    paste -d ' ' "$runs_dir/$1" "$runs_dir/$2" | awk -v a="$off_a" -v b="$off_b" -v scale="${5:-1}" 'NF == 4 { print ($1 - a) / ($3 - b) * scale }' \
        | sort -n | awk '{ v[NR] = $1 } END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; printf "%.2f (%.2f–%.2f)", m, v[1], v[NR] }'
}

results=$work/results.md
table=$work/table
json_rows=$work/rows.json
: > "$table"
: > "$json_rows"
# line WORK OURS PEER RATIO WANTED MEMORY; WANTED is '≤ 1.25', '≥ 6' or empty.
line() {
    local verdict='' wanted=$5 ratio=$4 reached=null
    # A quick run says nothing of times.
    if $quick; then
        wanted=''
        ratio=''
    fi
    [ -z "$wanted" ] || verdict=$(awk -v r="${ratio%% *}" -v w="$wanted" 'BEGIN { split(w, p, " "); met = p[1] == "≤" ? r <= p[2] : p[1] == "<" ? r < p[2] : r >= p[2]; print (met ? "yes" : "NO") }')
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$ratio" "$wanted" "$verdict" "$6" >> "$table"
    case $verdict in yes) reached=true ;; NO) reached=false ;; esac
    [ ! -s "$json_rows" ] || printf ',\n    ' >> "$json_rows"
    awk -v work="$1" -v a="$2" -v b="$3" -v r="$ratio" -v wanted="$wanted" -v reached="$reached" -v memory="$6" '
        function numbers(text, name, least, greatest,    n) {
            n = split(text, part, /[^0-9.]+/)
            return sprintf("\"%s\": %s, \"%s\": %s, \"%s\": %s", name, n && part[1] != "" ? part[1] : "null",
                least, n > 2 ? part[n - 2] : "null", greatest, n > 2 ? part[n - 1] : "null")
        }
        BEGIN {
            printf "{\"work\": \"%s\", %s, %s, %s, \"wanted\": \"%s\", \"reached\": %s, \"peak_memory\": \"%s\"}", work,
                numbers(a, "seconds", "seconds_least", "seconds_greatest"), numbers(b, "compared_with", "compared_with_least", "compared_with_greatest"),
                numbers(r, "ratio", "ratio_least", "ratio_greatest"), wanted, reached, memory
        }' >> "$json_rows"
}
against() {
    # against WORK A B WANTED [START_A START_B]
    did "$2" "$3" || return 0
    line "$1" "$(spread "$2")" "$(spread "$3")" "$(ratio "$2" "$3" "${5:-}" "${6:-}")" "$4" "$(megabytes "$2") / $(megabytes "$3") MB"
}
thousands() { awk -v n="$1" 'BEGIN { if (n >= 1000000) printf "%gM", n / 1000000; else if (n >= 1000) printf "%gk", n / 1000; else print n }'; }

# ---- the parts

# Start-up is what the same command takes on a file of a few rows; the other parts take it off.
report_of start-csv usage-20.csv "$data/usage-20.csv" ${uncached[@]+"${uncached[@]}"}
report_of start-json requests-20.jsonl "$data/requests-20.jsonl" ${uncached[@]+"${uncached[@]}"}
start=(start-csv start-json)
if $has_duckdb; then
    tool start-csv-duckdb usage-20.csv line node "$bench/duckdb.cjs" "$peers" csv "$data/usage-20.csv"
    tool start-json-duckdb requests-20.jsonl line node "$bench/duckdb.cjs" "$peers" json "$data/requests-20.jsonl"
    start+=(start-csv-duckdb start-json-duckdb)
fi
turns "$runs" "${start[@]}"
if wants startup; then against 'start-up: a report of 20 rows vs. Node with DuckDB on them' start-csv start-csv-duckdb '≤ 2.0'; fi

report_of csv "usage-$rows.csv" "$data/usage-$rows.csv" ${uncached[@]+"${uncached[@]}"}
if wants csv && $has_duckdb; then
    tool csv-duckdb "usage-$rows.csv" line node "$bench/duckdb.cjs" "$peers" csv "$data/usage-$rows.csv"
    turns "$runs" csv csv-duckdb
    against "report of $(thousands "$rows") usage rows vs. DuckDB's bare aggregate, excluding start-up" csv csv-duckdb '≤ 0.75' start-csv start-csv-duckdb
fi

if wants json; then
    log=requests-$lines.jsonl
    made "$log" requests "$lines" "$data/$log"
    report_of json "$log" "$data/$log" ${uncached[@]+"${uncached[@]}"}
    side=(json)
    if $has_duckdb; then
        tool json-duckdb "$log" line node "$bench/duckdb.cjs" "$peers" json "$data/$log"
        side+=(json-duckdb)
    fi
    if $has_ccusage; then
        size=$(wc -c < "$data/$log")
        size=${size// /}
        sessions=sessions-$size
        made "$sessions" sessions "$size" "$data/$sessions"
        tool json-ccusage "$sessions" ccusage env CLAUDE_CONFIG_DIR="$data/$sessions" "$ccusage" claude daily --json --offline --timezone UTC
        side+=(json-ccusage)
    fi
    turns "$runs" "${side[@]}"
    against "report of $(thousands "$lines") request lines vs. DuckDB's bare aggregate, excluding start-up" json json-duckdb '≤ 0.90' start-json start-json-duckdb
    if did json json-ccusage; then
        # Bytes a second: the quotient of the times is upside down.
        line "bytes per second of that, including start-up, vs. ccusage's on as many of its own" "$(spread json)" "$(spread json-ccusage)" \
            "$(ratio json-ccusage json '' '' "$(awk -v a="$(bytes "$log")" -v b="$(bytes "$sessions")" 'BEGIN { print a / b }')")" '≥ 9' \
            "$(megabytes json) / $(megabytes json-ccusage) MB"
    fi
fi

if wants parsers; then
    file=$data/usage-$small.csv
    of=usage-$small.csv
    report_of parsers-report "$of" "$file" ${uncached[@]+"${uncached[@]}"}
    groups=model,start_time,project_id,api_key_id,batch,service_tier
    side=(parsers-report)
    if $has_gawk; then tool parsers-gawk "$of" line gawk -F, -f "$bench/usage.awk" "$file"; side+=(parsers-gawk); fi
    if $has_mlr; then
        tool parsers-Miller "$of" line mlr --icsv --onidx stats1 -a sum \
            -f num_model_requests,input_tokens,input_cached_tokens,output_tokens -g "$groups" \
            'then' stats1 -a sum -f num_model_requests_sum,input_tokens_sum,input_cached_tokens_sum,output_tokens_sum "$file"
        side+=(parsers-Miller)
    fi
    if $has_python; then tool parsers-Python "$of" line python3 "$bench/usage.py" "$file"; side+=(parsers-Python); fi
    if $has_commons; then
        tool parsers-CommonsCSV "$of" line java -cp "$work/classes:$home/target/ftcost.jar" CommonsCsv "$file"
        side+=(parsers-CommonsCSV)
    fi
    turns "$runs" "${side[@]}"
    for peer in "${side[@]}"; do
        [ "$peer" = parsers-report ] || against "report of $(thousands "$small") rows vs. ${peer#parsers-}" parsers-report "$peer" '< 1'
    done
fi

if wants bad; then
    # One row in a hundred: a word for a time, a short line, half a token, a negative count, more cached than there was.
    made "bad-$rows.csv" usage "$rows" "$data/bad-$rows.csv" 100
    report_of bad "bad-$rows.csv" "$data/bad-$rows.csv" ${uncached[@]+"${uncached[@]}"}
    report_of bad-clean "usage-$rows.csv" "$data/usage-$rows.csv" ${uncached[@]+"${uncached[@]}"}
    turns "$runs" bad bad-clean
    against "$(thousands "$rows") rows, 1 % of them bad vs. clean" bad bad-clean '≤ 8'
fi

if wants added; then
    if takes --cache; then
        folder=$work/added
        rm -rf -- "$folder" "$work/cache"
        mkdir -p -- "$folder"
        ln -- "$data/usage-$rows.csv" "$folder/usage.csv" 2> /dev/null || cp -- "$data/usage-$rows.csv" "$folder/usage.csv"
        say 'filling the cache …'
        "$ftcost" report "$folder" --out "$work/out/added" --quiet --cache "$work/cache" > /dev/null
        made night-20.csv night 20 "$data/night-20.csv"
        # Every turn adds another file, the export of the night after, to the same rows; the totals grow with it.
        for ((turn = 1; turn <= runs; turn++)); do
            say "turn $turn of $runs: added added-small"
            rm -f -- "$folder"/one-*.csv
            sed "s/proj_/proj_turn${turn}_/" "$data/night-20.csv" > "$folder/one-$turn.csv"
            paste -d ' ' "$data/usage-$rows.csv.totals" "$data/night-20.csv.totals" \
                | awk '{ printf "%.0f %.0f %.0f %.0f\n", $1 + $5, $2 + $6, $3 + $7, $4 + $8 }' > "$data/added.totals"
            report_of added added "$folder" --cache "$work/cache"
            run added counted
            report_of added-small night-20.csv "$folder/one-$turn.csv" ${uncached[@]+"${uncached[@]}"}
            run added-small counted
        done
        against "second run, one small file added to $(thousands "$rows") rows vs. a report of that file alone" added added-small '≤ 1.5'
        rm -rf -- "$folder" "$work/cache"
    else
        lacks 'a second run with a cache (this version has none)'
    fi
fi

if wants commands; then
    # What others ask of rows that are in the cache.
    all=$data/usage-$rows.csv
    rm -rf -- "$work/cache"
    "$ftcost" check "$all" --cache "$work/cache" > /dev/null 2>&1 || true
    printf 'scope,month,limit_usd,warn_at\ntotal,*,1000,80%%\nmodel:gpt-4o-2024-08-06,*,100,80%%\n' > "$work/budgets.csv"
    tool command-check "usage-$rows.csv" any "$ftcost" check "$all" --cache "$work/cache"
    tool command-budget "usage-$rows.csv" any "$ftcost" budget --budgets "$work/budgets.csv" "$all" --cache "$work/cache"
    tool command-cost "usage-$rows.csv" cost "$ftcost" cost "$all" --by model --format csv --cache "$work/cache"
    tool command-anomalies "usage-$rows.csv" any "$ftcost" anomalies "$all" --cache "$work/cache"
    report_of command-small usage-20.csv "$data/usage-20.csv" ${uncached[@]+"${uncached[@]}"}
    turns "$runs" command-check command-budget command-cost command-anomalies command-small
    for command in check budget cost anomalies; do
        against "$command of $(thousands "$rows") cached rows vs. a small report" "command-$command" command-small '≤ 1.3'
    done
    rm -rf -- "$work/cache"
fi

if wants validate; then
    file=training-$training_mb.jsonl
    made "$file" training $((training_mb * 1000000)) "$data/$file"
    # Minutes each: what it is about is a factor, not a percent. Tiktoken counts first, and its tokens are what there has to be found.
    kind=any
    if $has_tiktoken; then
        # The ranks of the encoding, which tiktoken would fetch.
        (cd -- "$work" && jar xf "$home/target/ftcost.jar" com/knuddels/jtokkit/o200k_base.tiktoken)
        tool validate-tiktoken "$file" any env PYTHONPATH="$peers/python" python3 "$bench/tokens.py" \
            "$work/com/knuddels/jtokkit/o200k_base.tiktoken" "$data/$file"
    elif $has_js_tiktoken; then
        tool validate-tiktoken "$file" any node "$bench/tokens.cjs" "$peers" "$data/$file"
    fi
    if $has_tiktoken || $has_js_tiktoken; then
        run validate-tiktoken counted
        head -n 1 "$work/stdout" > "$data/$file.totals"
        kind=validate
    fi
    tool validate "$file" "$kind" "$ftcost" validate "$data/$file" --model gpt-4o-mini-2024-07-18 --format json
    run validate counted
    against "validate of a training file of $training_mb MB vs. $($has_js_tiktoken && echo js-)tiktoken on it" validate validate-tiktoken '≤ 0.5'
fi

if wants heap; then
    # Half the usual heap, and no more memory for the database than always.
    report_of heap "usage-$rows.csv" "$data/usage-$rows.csv" ${uncached[@]+"${uncached[@]}"}
    FTCOST_JAVA_OPTS=-Xmx256m run heap counted
    ! did heap || line "report of $(thousands "$rows") usage rows with -Xmx256m: peak memory" "$(spread heap)" '' "$(megabytes heap)" '≤ 400' "$(megabytes heap) MB"
fi

if wants packed; then
    side=()
    for packer in gzip zstd; do
        if ! command -v "$packer" > /dev/null; then lacks "$packer"; continue; fi
        of=usage-$rows.csv.$packer
        if [ ! -f "$data/$of.totals" ]; then
            say "packing $of …"
            "$packer" -q -3 -c "$data/usage-$rows.csv" > "$data/$of"
            cp -- "$data/usage-$rows.csv.totals" "$data/$of.totals"
        fi
        report_of "packed-$packer" "$of" "$data/$of" ${uncached[@]+"${uncached[@]}"}
        side+=("packed-$packer")
    done
    if [ ${#side[@]} -gt 0 ]; then
        report_of packed-plain "usage-$rows.csv" "$data/usage-$rows.csv" ${uncached[@]+"${uncached[@]}"}
        turns "$runs" packed-plain "${side[@]}"
        for label in "${side[@]}"; do against "$(thousands "$rows") rows in one ${label#packed-} file vs. plain" "$label" packed-plain ''; done
    fi
fi

if wants parts; then
    folder=parts-$small
    made "$folder" parts "$small" 5000 "$data/$folder"
    report_of parts "$folder" "$data/$folder" ${uncached[@]+"${uncached[@]}"}
    report_of parts-one "usage-$small.csv" "$data/usage-$small.csv" ${uncached[@]+"${uncached[@]}"}
    turns "$runs" parts parts-one
    against "$(thousands "$small") rows in 5,000 files vs. in one" parts parts-one ''
fi

growth=''
if wants growth; then
    sizes=("$small" "$rows")
    if $big; then
        # Kilobytes: 240 bytes a row.
        if [ -f "$data/usage-$large.csv.totals" ] || [ "$(df -Pk "$data" | awk 'NR == 2 { print $4 }')" -gt $((large * 260 / 1000)) ]; then
            usage_file "$large"
            sizes+=("$large")
        else
            lacks "$(thousands "$large") rows (the disk is too full)"
        fi
    fi
    labels=()
    for n in "${sizes[@]}"; do
        report_of "growth-$n" "usage-$n.csv" "$data/usage-$n.csv" ${uncached[@]+"${uncached[@]}"}
        labels+=("growth-$n")
    done
    turns "$runs" "${labels[@]}"
    growth=$(
        printf '\n| rows | bytes | time | per second | peak memory |\n|---|---|---|---|---|\n'
        for n in "${sizes[@]}"; do
            did "growth-$n" || continue
            awk -v n="$(thousands "$n")" -v b="$(bytes "usage-$n.csv")" -v t="$(seconds "growth-$n")" -v m="$(megabytes "growth-$n")" \
                'BEGIN { printf "| %s | %.2f GB | %.2f s | %.0f MB | %s MB |\n", n, b / 1e9, t, b / 1e6 / t, m }'
        done
        last=${sizes[$((${#sizes[@]} - 1))]}
        before=${sizes[$((${#sizes[@]} - 2))]}
        if did "growth-$last" "growth-$before"; then
            awk -v b1="$(bytes "usage-$before.csv")" -v t1="$(seconds "growth-$before")" -v b2="$(bytes "usage-$last.csv")" -v t2="$(seconds "growth-$last")" \
                'BEGIN { slope = (t2 - t1) / (b2 - b1); printf "\nExtrapolated from the last two, not measured: one file of 20 GB takes %.0f s.\n", t2 + slope * (20e9 - b2) }'
        fi
    )
    did "growth-$small" && worst=$(for label in "${labels[@]}"; do megabytes "$label"; echo; done | sort -n | tail -n 1) \
        && line "peak memory, $(thousands "$small") to $(thousands "${sizes[$((${#sizes[@]} - 1))]}") rows" "" "" "$worst" '≤ 400' "$worst MB"
fi

# ---- the machine, and all of it together

processor=$(awk -F': *' '/model name/ { print $2; exit }' /proc/cpuinfo 2> /dev/null || sysctl -n machdep.cpu.brand_string 2> /dev/null || true)
ram=$(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo 2> /dev/null || true)
{
    printf 'Machine: %s, %s cores, %s memory, %s; %s. %s counted runs in turn; medians with minimum and maximum.\n' \
        "${processor:-unknown processor}" "$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo '?')" "${ram:-unknown}" "$(uname -sm)" "$(date -u +%Y-%m-%d)" "$runs"
    printf 'Java %s' "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')"
    $has_duckdb && printf ', Node %s with DuckDB %s' "$(node --version)" "$(node_version @duckdb/node-api)"
    $has_ccusage && printf ', ccusage %s' "$(node_version ccusage)"
    $has_gawk && printf ', %s' "$(gawk --version | head -n 1 | cut -d , -f 1)"
    $has_mlr && printf ', %s' "$(mlr --version)"
    $has_python && printf ', %s' "$(python3 --version)"
    printf '.\n'
    if did start-csv; then
        printf 'Start-up (20 rows): report %s s' "$(seconds start-csv)"
        did start-csv-duckdb && printf ', Node with DuckDB %s s' "$(seconds start-csv-duckdb)"
        printf '.\n'
    fi
    printf '\n| work | ftcost | compared with | ratio | target | met | peak memory |\n|---|---|---|---|---|---|---|\n'
    cat -- "$table"
    printf '%s\n' "$growth"
    [ ${#missing[@]} -eq 0 ] || { printf '\nSkipped:'; printf ' %s;' "${missing[@]}"; echo; }
    if [ -s "$runs_dir/wrong" ]; then
        printf '\nWrong totals: %s\n' "$(sort -u "$runs_dir/wrong" | tr '\n' ' ')"
    else
        printf '\nAll tools produced the generated totals in every run.\n'
    fi
} | tee "$results"
{
    printf '{\n  "schema": "ftcost.bench/1",\n  "date": "%s",\n  "commit": "%s",\n  "machine": "%s, %s cores",\n  "runs": %s,\n  "rows": %s,\n' \
        "$(date -u +%Y-%m-%d)" "$(git -C "$home" rev-parse HEAD 2> /dev/null || true)" "${processor:-unknown processor}" \
        "$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo '?')" "$runs" "$rows"
    printf '  "right_totals": %s,\n  "results": [\n    %s\n  ]\n}\n' "$([ -s "$runs_dir/wrong" ] && echo false || echo true)" "$(cat -- "$json_rows")"
} > "$work/results.json"
exit "$status"
