#!/usr/bin/env bash
# The nightly run: what a cron line calls. Silent without findings, so cron mails only when there are any.
set -euo pipefail
# Messages are searched line by line, so none is wrapped.
unset COLUMNS
# cron has no locale, and Java opens no file whose name is not ASCII without one.
case $(locale charmap 2> /dev/null || true) in
    '' | ANSI* | US-ASCII) export LC_ALL=C.UTF-8 ;;
esac

usage() {
    cat << 'END'
usage: scripts/nightly.sh [--pull] [--budgets FILE] [--since DATE] [--max-age 3d] [--webhook URL] EXPORTS OUT

Checks the exports in the folder EXPORTS, writes the reports to OUT, reconciles them if there is a cost export among the
exports, detects cost anomalies, and checks budgets if there is a budgets file. Models in use with a shutdown date are reported when they appear,
and 90, 60, 30, 14, 7, 3, 2, 1 and 0 days before; that alone prints a mail and changes no exit code.

The message begins with what is wrong: one line per finding, newest first, at most 20 lines; the rest is counted. A finding is reported
once, and again when it changes or comes back. Every night reports: an error, a folder without exports, and exports that are too old. A month that
newer exports restate, over the same days, is a finding.

  --pull           first pull the exports from OpenAI into EXPORTS (ftcost pull; OPENAI_ADMIN_KEY, or FTCOST_KEY_FILE=FILE); if that
                   fails, the report uses what is there, and the mail has the date of the last complete pull
  --budgets FILE   default: OUT/budgets.csv or EXPORTS/budgets.csv, if there is one
  --since DATE     ignore anomalies before DATE; each anomaly is reported once (OUT/nightly.reported has what was reported)
  --max-age 3d     how old the newest usage may be, in days before --today; default: 3d
  --today DATE     the day of the run (UTC); default: the clock's
  --webhook URL    post a short text to URL if there are findings, as {"text": "…"} (Slack's format);
                   the variable FTCOST_WEBHOOK does the same and is not shown in the process list

Options of ftcost come from its own variables: FTCOST_RATES=contract.csv, FTCOST_SOURCE=usage, …
OUT/nightly.log has the output of every step; at 1 MB it is rotated to nightly.log.1, and four of those are kept.

Exit code: the highest-severity exit code of all steps that have something new to report.
  0 success, no new findings · 3 success with findings · 4 the exports contradict each other · 2 invalid usage · 1 error,
  also if another run holds the lock on OUT
A step that exits with 2 or 4 ends the run, and so does a report that failed.
END
}

wrong() {
    printf 'error: %s\n' "$1" >&2
    exit 2
}

webhook=${FTCOST_WEBHOOK:-}
budgets=''
pulls=false
max_age=3d
today=$(date -u +%Y-%m-%d)
since=()
folders=()
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --pull) pulls=true; shift ;;
        --budgets | --since | --max-age | --today | --webhook)
            [ $# -ge 2 ] || wrong "$1 needs a value; see --help"
            case $1 in
                --budgets) budgets=$2 ;;
                --since) since=(--since "$2") ;;
                --max-age) max_age=$2 ;;
                --today) today=$2 ;;
                --webhook) webhook=$2 ;;
            esac
            shift 2
            ;;
        -*) wrong "unknown option '$1'; see --help" ;;
        *) folders+=("$1"); shift ;;
    esac
done
[ ${#folders[@]} -eq 2 ] || wrong 'EXPORTS and OUT are required; see --help'
exports=${folders[0]}
if "$pulls"; then mkdir -p -- "$exports" || exit 1; fi
[ -d "$exports" ] || wrong "'$exports' is not a directory"
mkdir -p -- "${folders[1]}" || exit 1
exports=$(CDPATH='' cd -P -- "$exports" && pwd)
out=$(CDPATH='' cd -P -- "${folders[1]}" && pwd)
case $out/ in
    "$exports"/*) wrong "'$out' is inside '$exports': the next run would read the reports as exports" ;;
esac

if [ -n "$budgets" ]; then
    [ -f "$budgets" ] || wrong "'$budgets' is not a file"
    budgets=$(CDPATH='' cd -P -- "$(dirname -- "$budgets")" && pwd)/$(basename -- "$budgets")
elif [ -f "$out/budgets.csv" ]; then
    budgets=$out/budgets.csv
elif [ -f "$exports/budgets.csv" ]; then
    budgets=$exports/budgets.csv
fi
# A budgets file among the exports is meant to be there, and no export that nobody knows.
ignore=()
case $budgets in
    "$exports"/*) ignore=(--ignore "$(basename -- "$budgets")") ;;
esac

scripts=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
log=$out/nightly.log
reported=$out/nightly.reported

# One run at a time on one OUT. The kernel frees a flock when its owner dies; where flock is missing (macOS), a folder with the
# owner's number in it stands in, and one whose owner is gone does not count.
busy() {
    printf 'error: %s is locked by another run\n' "$out" >&2
    exit 1
}
lock=$out/.nightly.lock
if command -v flock > /dev/null; then
    exec 9> "$lock"
    flock -n 9 || busy
else
    if ! mkdir "$lock.d" 2> /dev/null; then
        owner=''
        read -r owner 2> /dev/null < "$lock.d/owner" || true
        { [ -n "$owner" ] && ! kill -0 "$owner" 2> /dev/null; } || busy
        rm -rf -- "$lock.d"
        mkdir "$lock.d" 2> /dev/null || busy
    fi
    echo $$ > "$lock.d/owner"
fi
# What killed runs left: whoever has the lock is alone.
find "$out" -mindepth 1 -maxdepth 1 -type d -name '.nightly.??????' ! -name .nightly.lock.d -exec rm -rf -- {} +
work=$(mktemp -d "$out/.nightly.XXXXXX")
child=''
# shellcheck disable=SC2317 # the trap calls it
clean() {
    [ -z "$child" ] || kill "$child" 2> /dev/null || true
    rm -rf -- "$work" "$lock.d"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

if [ -f "$log" ] && [ "$(wc -c < "$log")" -gt 1000000 ]; then
    for n in 3 2 1; do
        [ ! -f "$log.$n" ] || mv -f -- "$log.$n" "$log.$((n + 1))"
    done
    mv -f -- "$log" "$log.1"
fi
note() {
    printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" >> "$log"
}

# The severity of a code. Findings (3) can wait until the morning; contradicting exports (4) and invalid usage (2) leave
# last night's report in place; after an error (1), or an unexpected code, the state of the reports is unknown.
gravity() {
    case $1 in
        0) echo 0 ;; 3) echo 1 ;; 4) echo 2 ;; 2) echo 3 ;; *) echo 4 ;;
    esac
}
worst=0
worsen() {
    [ "$(gravity "$1")" -le "$(gravity "$worst")" ] || worst=$1
}

# A step ends with this run, even with one that is killed outright; that needs setpriv (Linux).
bound=()
! setpriv --pdeathsig TERM true 2> /dev/null || bound=(setpriv --pdeathsig TERM)

# Runs one command of ftcost; sets code, keeps what it said in $work/NAME.out and .err, and in the log.
code=0
step() {
    local name=$1
    code=0
    # In the background, for a signal is only heard between two commands.
    ${bound[@]+"${bound[@]}"} "$scripts/ftcost" "$@" > "$work/$name.out" 2> "$work/$name.err" < /dev/null 9>&- &
    child=$!
    wait "$child" || code=$?
    child=''
    note "$name: exit $code"
    sed 's/^/    /' "$work/$name.out" "$work/$name.err" >> "$log"
}

# Adds what a step found to the findings, "LABEL: SENTENCE" each: the sentences are the program's own. What was reported before and reads
# the same is left out, and a step with nothing else leaves the exit code alone.
alert() {
    local name=$1 label=$2 file=${3:-} kept=''
    if [ -z "$file" ]; then
        file=$name.lines
        sed -n -e 's/^warning: //p' -e 's/^error: //p' "$work/$name.out" "$work/$name.err" > "$work/$file"
        # What a program says without either word, as one that does not start.
        [ -s "$work/$file" ] || awk 'NF && ++shown <= 5' "$work/$name.err" "$work/$name.out" > "$work/$file"
    fi
    # Partial months, gaps and the like are said in the reports and are no findings.
    if [ "$code" -eq 0 ] || [ "$code" -eq 3 ]; then
        grep -v -E "$remarks" "$work/$file" > "$work/$file.kept" || true
    else
        cp -- "$work/$file" "$work/$file.kept"
        kept=$code
    fi
    sed "s/^/$label: /" "$work/$file.kept" > "$work/$file.labeled"
    REPORTED=$reported SAID=$work/said FAILED=$kept ALWAYS=$always awk '
        BEGIN {
            while ((getline line < ENVIRON["REPORTED"]) > 0) reported[line]
            while ((getline line < ENVIRON["SAID"]) > 0) { said[line]; sub(/^said,[^:]*: /, "", line); sentence[line] }
        }
        {
            line = $0
            sub(/^[^:]*: /, "", line)
            sub(/; rejected\.csv has every rejected row/, "", line)
            key = "said," $0
            if (key in said || line in sentence) next
            print key >> ENVIRON["SAID"]
            said[key]; sentence[line]
            if (ENVIRON["FAILED"] != "" || $0 ~ ENVIRON["ALWAYS"] || !(key in reported)) print
        }' "$work/$file.labeled" > "$work/$file.new"
    if [ -s "$work/$file.new" ]; then
        worsen "$code"
        # Sorted by the newest day that a line names, up to today; errors and what names no day come first.
        FAILED=$kept TODAY=$today awk '{
            day = ""
            rest = $0
            while (match(rest, /20[0-9][0-9]-[0-9][0-9](-[0-9][0-9])?/)) {
                named = substr(rest, RSTART, RLENGTH)
                if (named <= ENVIRON["TODAY"] && named > day) day = named
                rest = substr(rest, RSTART + RLENGTH)
            }
            print (day == "" || ENVIRON["FAILED"] != "" ? "9999" : day) "\t" $0
        }' "$work/$file.new" >> "$work/findings"
    fi
}
remarks='is a partial month: |No (usage|cost) export covers |not grouped by batch|^Rates? .*confirmed|rates? last confirmed'
always='No file was found|The newest data is from '

# Commands come and go with versions: only what this one has is called.
has() {
    grep -qx -- "$1" "$work/commands"
}

finish() {
    local lines
    if [ -s "$work/findings" ]; then
        lines=$(wc -l < "$work/findings")
        sort -s -r -k 1,1 -t "$(printf '\t')" "$work/findings" | cut -f 2- > "$work/sorted"
        {
            head -n 20 "$work/sorted"
            [ "$lines" -le 20 ] || printf '… and %d more: see the log\n' $((lines - 20))
        } > "$work/message"
        cat -- "$work/message"
        printf '\nReports: %s · log: %s\n' "$out" "$log"
        post
    fi
    # Only what was printed counts as reported, so a run that dies before this reports it again the next night. What is no longer found is
    # forgotten, unless the run ended before it could be found.
    {
        if [ -f "$reported" ]; then
            if [ "${ended:-}" = early ]; then cat -- "$reported"; else grep -v '^said,' "$reported" || true; fi
        fi
        [ ! -s "$work/said" ] || cat -- "$work/said"
        [ ! -s "$work/new" ] || cat -- "$work/new"
        [ ! -s "$work/lifecycle.new" ] || cat -- "$work/lifecycle.new"
    } > "$work/reported"
    [ ! -s "$work/reported" ] && [ ! -f "$reported" ] || mv -f -- "$work/reported" "$reported"
    note "end: exit $worst"
    exit "$worst"
}

# A cut through the middle of a character would be no valid JSON; iconv says that it dropped something, which is no failure.
whole_characters() {
    if command -v iconv > /dev/null; then
        iconv -c -f UTF-8 -t UTF-8 2> /dev/null || true
    else
        cat
    fi
}

# Slack's form, and that of others who took it over. Slack wants & < > as entities, JSON wants \ and " escaped and no control characters.
post() {
    [ -n "$webhook" ] || return 0
    local text
    text=$({
        cat -- "$work/message"
        printf 'ftcost on %s, exit %s\n' "$(uname -n)" "$worst"
    } | head -c 3900 | whole_characters \
        | sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e $'s/\t/ /g' \
        | tr -d '\000-\011\013-\037' | awk '{ printf "%s\\n", $0 }')
    # The address is a secret, so it goes in through a configuration that no list of processes shows. A failed post is no failed night.
    if ! printf '{"text": "%s"}' "$text" | curl -fsS --max-time 20 -H 'Content-Type: application/json' --data-binary @- \
        --config <(printf 'url = "%s"\n' "${webhook//\"/%22}") > /dev/null 2> "$work/curl.err"; then
        printf 'warning: the webhook did not accept the message: %s\n' "$(head -n 1 "$work/curl.err")" >&2
        note "the webhook did not accept the message"
    fi
}

note "start: $exports"
"$scripts/ftcost" help 2> "$work/help.err" 9>&- > "$work/help.out" || {
    code=1
    ended=early
    alert help 'ftcost does not start'
    finish
}
awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }' "$work/help.out" > "$work/commands"

if "$pulls"; then
    step pull "$exports"
    if [ "$code" -eq 0 ]; then
        date -u +%Y-%m-%d > "$out/nightly.pulled"
    else
        last=never
        read -r last 2> /dev/null < "$out/nightly.pulled" || true
        sed -n -e 's/^warning: //p' -e 's/^error: //p' "$work/pull.out" "$work/pull.err" > "$work/pull.failed"
        printf 'The pull failed. The report uses what is there; the last complete pull: %s\n' "$last" >> "$work/pull.failed"
        alert pull Pull pull.failed
    fi
fi

if has check; then
    step check --max-age "$max_age" --today "$today" ${ignore[@]+"${ignore[@]}"} "$exports"
    # Old exports are no finding of check itself; of a night they are.
    if [ "$code" -eq 0 ] && grep '^warning: The newest data is from ' "$work/check.out" "$work/check.err" > "$work/stale"; then
        code=3
        sed 's/^.*warning: //' "$work/stale" > "$work/check.stale"
        alert check Input check.stale
    elif [ "$code" -ne 0 ]; then
        alert check Input
    fi
    case $code in 2 | 4) ended=early; finish ;; esac
fi

# The days and the cost of every month that has a report, "MONTH FROM TO COST".
months() {
    local file
    for file in "$out"/[0-9][0-9][0-9][0-9]-[0-9][0-9]/report.json; do
        [ -f "$file" ] || continue
        awk '
            { sub(/^ +/, "") }
            /^"month"/ && month == "" { split($0, part, "\""); month = part[4] }
            /^"from"/ && from == "" { split($0, part, "\""); from = part[4] }
            /^"to"/ && to == "" { split($0, part, "\""); to = part[4] }
            /^"cost"/ { split($0, part, "\""); print month, from, to, part[4]; exit }' "$file"
    done
}

if has report; then
    months > "$work/before"
    step report ${ignore[@]+"${ignore[@]}"} --out "$out" "$exports"
    [ "$code" -eq 0 ] || alert report Report
    case $code in 0 | 3) ;; *) ended=early; finish ;; esac
    months > "$work/after"
    BEFORE=$work/before awk '
        function dollars(amount) { return sprintf("%s$%.2f", amount < 0 ? "-" : "", amount < 0 ? -amount : amount) }
        BEGIN { while ((getline line < ENVIRON["BEFORE"]) > 0) { split(line, part, " "); cost[part[1] " " part[2] " " part[3]] = part[4] } }
        {
            days = $1 " " $2 " " $3
            if (days in cost && cost[days] "" != $4 "")
                printf "%s was restated: it costs %s, and cost %s before\n", $1, dollars($4), dollars(cost[days])
        }' "$work/after" > "$work/restated"
    code=3
    [ ! -s "$work/restated" ] || alert restated Restated restated
fi

# check names the models in use that stop soon, with the days that are left. Days may be skipped, so what counts is the last step that was passed:
# lifecycle,DATE,STEP,MODEL is reported once.
if has migrate && grep -q ' stops on \| was shut down on ' "$work/check.out" 2> /dev/null; then
    sed -n -E "s/^[a-z]+: '(.*)' (stops on|was shut down on) ([0-9]{4}-[0-9]{2}-[0-9]{2})(, in ([0-9]+) days?)?: it cost .*\$/\\3 0\\5 \\1/p" "$work/check.out" \
        | REPORTED=$reported awk '
            BEGIN {
                while ((getline line < ENVIRON["REPORTED"]) > 0) reported[line]
                steps = split("0 1 2 3 7 14 30 60 90 180", step, " ")
            }
            {
                for (i = 1; i < steps && $2 + 0 > step[i]; i++);
                date = $1
                sub(/^[^ ]* [^ ]* /, "")
                key = "lifecycle," date "," step[i] "," $0
                if (!(key in reported)) print key
            }' > "$work/lifecycle.new"
    if [ -s "$work/lifecycle.new" ]; then
        code=0
        : > "$work/lifecycle.err"
        NEW=$work/lifecycle.new awk '
            BEGIN {
                while ((getline line < ENVIRON["NEW"]) > 0) {
                    sub(/^[^,]*,[^,]*,[^,]*,/, "", line)
                    new[line]
                }
            }
            {
                for (model in new) {
                    start = index($0, ": \047" model "\047 ")
                    if (start > 0 && start < 10 && / stops on | was shut down on /) { sub(/^[a-z]+: /, ""); print; break }
                }
            }' "$work/check.out" > "$work/lifecycle.out"
        alert lifecycle Shutdown lifecycle.out
    else
        note 'lifecycle: all reported before'
    fi
fi

if has reconcile; then
    if grep -qi 'cost export' "$work/check.out" 2> /dev/null; then
        step reconcile ${ignore[@]+"${ignore[@]}"} "$exports"
        # The verdict is the first line of the answer.
        if [ "$code" -eq 3 ]; then
            head -n 1 "$work/reconcile.out" > "$work/reconcile.verdict"
            alert reconcile Bill reconcile.verdict
        elif [ "$code" -ne 0 ]; then
            alert reconcile Bill
        fi
    else
        note 'reconcile: no cost export among the exports'
    fi
fi

# date,model,project_id,kind,expected_cost,actual_cost,impact,cause: the first four name a finding, and only the cause has commas.
if has anomalies; then
    step anomalies ${ignore[@]+"${ignore[@]}"} ${since[@]+"${since[@]}"} --format csv "$exports"
    if [ "$code" -eq 3 ]; then
        tail -n +2 "$work/anomalies.out" | REPORTED=$reported awk -F, '
            BEGIN { while ((getline line < ENVIRON["REPORTED"]) > 0) reported[line] }
            {
                impact = sprintf("%.2f", $7)
                key = $1 "," $2 "," $3 "," $4
                if (!(key in reported) && !((key "," impact) in reported)) print
            }' > "$work/anomalies.new"
        awk -F, '{ printf "%s,%s,%s,%s,%.2f\n", $1, $2, $3, $4, $7 }' "$work/anomalies.new" > "$work/new"
        if [ -s "$work/new" ]; then
            sed -e 's/""/"/g' "$work/anomalies.new" | LC_ALL=C awk -F, '
            function dollars(amount) { return amount == "" ? "unknown" : sprintf("%s$%.2f", amount < 0 ? "-" : "", amount < 0 ? -amount : amount) }
            {
                cause = $0
                for (i = 1; i <= 7; i++) sub(/^[^,]*,/, "", cause)
                gsub(/^"|"$/, "", cause)
                printf "%s %s %s, %s%s: %s\n", $1, $4, dollars($7), $2, ($3 == "" ? "" : " in " $3), cause
            }' > "$work/anomalies.out"
            alert anomalies Anomaly anomalies.out
        else
            note 'anomalies: all reported before'
        fi
    elif [ "$code" -ne 0 ]; then
        alert anomalies Anomalies
    fi
fi

if has budget && [ -n "$budgets" ]; then
    step budget ${ignore[@]+"${ignore[@]}"} --budgets "$budgets" "$exports"
    [ "$code" -eq 0 ] || alert budget Budget
fi

finish
