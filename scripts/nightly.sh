#!/usr/bin/env bash
# The nightly run: what a cron line calls. Silent without findings, so cron mails only when there are any.
set -euo pipefail
# A message is not wrapped, whatever terminal started this.
unset COLUMNS
# cron has no locale, and Java opens no file whose name is not ASCII without one.
case $(locale charmap 2> /dev/null || true) in
    '' | ANSI* | US-ASCII) export LC_ALL=C.UTF-8 ;;
esac

usage() {
    cat << 'END'
usage: scripts/nightly.sh [--pull] [--budgets FILE] [--since DATE] [--max-age 3d] [--webhook URL] EXPORTS OUT

Writes the reports of the exports in the folder EXPORTS to OUT, compares them with the bill if there is a cost export,
detects cost anomalies, and checks budgets if there is a budgets file. Models in use with a shutdown date are reported
when they appear, and 90, 60, 30, 14, 7, 3, 2, 1 and 0 days before; that alone prints a mail and changes no exit code.

The message (ftcost summary) begins with what is wrong: one line per finding, newest first, at most 20 lines; the rest is
counted, and OUT/findings.csv has all. A finding is reported once, and again when it changes or comes back. Every night
reports: an error, a folder without exports, and exports that are too old. A month whose days cost something else than in
an earlier night is a finding.

  --pull           first pull the exports from OpenAI into EXPORTS (ftcost pull; OPENAI_ADMIN_KEY, or FTCOST_KEY_FILE=FILE); if that
                   fails, the report uses what is there, and the mail has the newest day of usage and the day of the last
                   complete pull
  --budgets FILE   default: OUT/budgets.csv or EXPORTS/budgets.csv, if there is one
  --since DATE     ignore anomalies before DATE
  --max-age 3d     how old the newest usage may be, in days before --today; default: 3d
  --today DATE     the day of the run (UTC); default: the clock's
  --webhook URL    post a short text to URL if there are findings, as {"text": "…"} (Slack's format);
                   the variable FTCOST_WEBHOOK does the same and is not shown in the process list

Options of ftcost come from its own variables: FTCOST_RATES=contract.csv, FTCOST_SOURCE=usage, …
OUT/nightly.log has the output of every step; at 1 MB it is rotated to nightly.log.1, and four of those are kept.
OUT/nightly.reported has what was reported, and what each day cost.

Exit code: the highest-severity exit code of all steps.
  0 success, no new findings · 3 success with new findings · 4 the exports contradict each other · 2 invalid usage
  1 error, also if another run holds the lock on OUT
END
}

wrong() {
    printf 'error: %s\n' "$1" >&2
    exit 2
}
failed() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}
# Makes a folder, or says why not.
folder() {
    local reason
    reason=$(mkdir -p -- "$1" 2>&1) || failed "'$1' cannot be created: ${reason##*: }."
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
if "$pulls"; then folder "$exports"; fi
[ -d "$exports" ] || wrong "'$exports' is not a directory"
folder "${folders[1]}"
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
reason=$(touch -- "$lock" 2>&1) || failed "'$out' cannot be written: ${reason##*: }."
if command -v flock > /dev/null; then
    exec 9>> "$lock"
    if ! flock -n 9; then
        # What a run that was killed had just called, such as sed, holds its lock until it ends.
        owner=''
        read -r owner 2> /dev/null < "$lock" || true
        { [ -n "$owner" ] && ! kill -0 "$owner" 2> /dev/null && flock -w 60 9; } || busy
    fi
    echo $$ 2> /dev/null > "$lock" || true
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
work=$(mktemp -d "$out/.nightly.XXXXXX" 2>&1) || failed "'$out' cannot be written: ${work##*: }."
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
unlogged() {
    failed "'$log' cannot be written. See that its disk has room."
}
note() {
    printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" 2> /dev/null >> "$log" || unlogged
}

# The severity of a code. Findings (3) can wait until the morning; contradicting exports (4) and invalid usage (2) leave
# last night's report in place; after an error (1) the state of the reports is unknown.
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
    # Of a step that is killed, the shell says a line of its own, which is no message.
    wait "$child" 2> /dev/null || code=$?
    child=''
    note "$name: exit $code"
    if [ "$code" -gt 128 ]; then
        printf 'error: it was killed (signal %s).\n' "$((code - 128))" >> "$work/$name.err"
    fi
    [ "$code" -le 4 ] || code=1
    sed 's/^/    /' "$work/$name.out" "$work/$name.err" 2> /dev/null >> "$log" || unlogged
}

# Posts a file that ftcost wrote for a webhook. The address is a secret, so it goes in through a configuration that no list of processes
# shows. A failed post is no failed night.
post() {
    [ -n "$webhook" ] && [ -s "$1" ] || return 0
    if ! curl -fsS --max-time 20 -H 'Content-Type: application/json' --data-binary "@$1" \
        --config <(printf 'url = "%s"\n' "${webhook//\"/%22}") > /dev/null 2> "$work/curl.err"; then
        printf 'warning: the webhook did not accept the message: %s\n' "$(head -n 1 "$work/curl.err")" >&2
        note "the webhook did not accept the message"
    fi
}

note "start: $exports"
before=()
if "$pulls"; then
    step pull "$exports"
    if [ "$code" -eq 0 ]; then
        before+=(--pulled)
    else
        before+=(--failed "pull=$work/pull.err")
        worsen "$code"
    fi
fi

step report ${ignore[@]+"${ignore[@]}"} --out "$out" "$exports"
case $code in
    # The summary says what there is to look at, and whether it is new.
    0 | 3) ;;
    *)
        before+=(--failed "report=$work/report.err")
        worsen "$code"
        ;;
esac

[ -z "$budgets" ] || before+=(--budgets "$budgets")
# What this message says counts as reported only once the message is out: a run that is killed before that says it again.
if [ -f "$reported" ]; then
    cp -p -- "$reported" "$work/nightly.reported" 2> /dev/null || failed "'$reported' cannot be read. Check its permissions."
fi
step summary --quiet --format text --also "slack=$work/message.json" --also "csv=$out/findings.csv" --out "$out" \
    --reported "$work/nightly.reported" --max-age "$max_age" --today "$today" \
    --note "Reports: $out; log: $log; host: $(uname -n)" \
    ${ignore[@]+"${ignore[@]}"} ${since[@]+"${since[@]}"} ${before[@]+"${before[@]}"} "$exports"
worsen "$code"
if [ -s "$work/summary.out" ]; then
    cat -- "$work/summary.out"
    # A message that a full disk cut off says so.
    grep 'standard output' "$work/summary.err" >&2 || true
elif [ "$code" -ne 0 ]; then
    # ftcost itself does not run, so it makes no message; or there is no room for one.
    if [ -s "$work/summary.err" ]; then
        printf 'ftcost does not start:\n\n'
        cat -- "$work/summary.err"
    else
        printf "Error: the summary ended with %s and wrote nothing. See that the disk of '%s' has room.\n" "$code" "$out"
    fi
    printf '{"text": "The nightly run of ftcost failed: there is no message. Its log has more."}\n' \
        2> /dev/null > "$work/message.json" || true
fi
post "$work/message.json"
[ ! -f "$work/nightly.reported" ] || mv -f -- "$work/nightly.reported" "$reported" 2> /dev/null \
    || failed "'$reported' cannot be written, so the next run reports the same findings again. Check its permissions."
note "end: exit $worst"
exit "$worst"
