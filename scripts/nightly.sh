#!/usr/bin/env bash
# The nightly run: what a cron line calls. Silent without findings, so cron mails only when there are any.
set -euo pipefail
# Messages are searched line by line, so none is wrapped.
unset COLUMNS

usage() {
    cat << 'END'
usage: scripts/nightly.sh [--pull] [--budgets FILE] [--since DATE] [--webhook URL] EXPORTS OUT

Checks the exports in the folder EXPORTS, writes the reports to OUT, reconciles them if there is a cost export among the
exports, detects cost anomalies, and checks budgets if there is a budgets file. Models in use with a shutdown date are reported when they appear,
and 90, 60, 30, 14, 7, 3, 2, 1 and 0 days before; that alone prints a mail and changes no exit code.

  --pull           first pull the exports from OpenAI into EXPORTS (ftcost pull; OPENAI_ADMIN_KEY, or FTCOST_KEY_FILE=FILE); if that
                   fails, the report uses what is there, and the mail has the date of the last complete pull
  --budgets FILE   default: OUT/budgets.csv or EXPORTS/budgets.csv, if there is one
  --since DATE     ignore anomalies before DATE; each anomaly is reported once (OUT/nightly.reported has them)
  --webhook URL    post a short text to URL if there are findings, as {"text": "…"} (Slack's format);
                   the variable FTCOST_WEBHOOK does the same and is not shown in the process list

Options of ftcost come from its own variables: FTCOST_RATES=contract.csv, FTCOST_SOURCE=usage, …
OUT/nightly.log has the output of every step; at 1 MB it is rotated to nightly.log.1, and four of those are kept.

Exit code: the highest-severity exit code of all steps.
  0 success, no findings · 3 success with findings · 4 the exports contradict each other · 2 invalid usage · 1 error,
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
since=()
folders=()
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --pull) pulls=true; shift ;;
        --budgets | --since | --webhook)
            [ $# -ge 2 ] || wrong "$1 needs a value; see --help"
            case $1 in
                --budgets) budgets=$2 ;;
                --since) since=(--since "$2") ;;
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

# Puts a step's output into the mail, and a line of them for the webhook.
alert() {
    local name=$1 headline=$2
    worsen "$code"
    {
        printf '== %s (exit %s)\n' "$headline" "$code"
        # A long list is in the log and in the reports; a mail wants its beginning.
        awk 'NR <= 60 { print } END { if (NR > 60) print "… " NR - 60 " more lines in the log" }' "$work/$name.out" "$work/$name.err"
        echo
    } >> "$work/mail"
    {
        printf '• %s\n' "$headline"
        awk 'NF && ++shown <= 5 { print "   " substr($0, 1, 200) }' "$work/${3:-$name.err}"
    } >> "$work/post"
}

# Commands come and go with versions: only what this one has is called.
has() {
    grep -qx -- "$1" "$work/commands"
}

finish() {
    if [ -s "$work/mail" ]; then
        cat -- "$work/mail"
        printf 'Reports: %s · log: %s\n' "$out" "$log"
        # Only what was printed counts as reported, so a run that dies before this reports it again the next night.
        [ ! -s "$work/new" ] || cut -d , -f 1-4 "$work/new" >> "$reported"
        [ ! -s "$work/lifecycle.new" ] || cat -- "$work/lifecycle.new" >> "$reported"
        post
    fi
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
        findings=$(grep -c '^• ' "$work/post") || true
        printf 'ftcost: %s on %s (exit %s)\n' "$([ "$findings" = 1 ] && echo '1 finding' || echo "$findings findings")" "$(uname -n)" "$worst"
        cat -- "$work/post"
    } | head -c 3000 | whole_characters \
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
        alert pull "The pull failed. The report uses what is there; the last complete pull: $last"
    fi
fi

if has check; then
    step check ${ignore[@]+"${ignore[@]}"} "$exports"
    [ "$code" -eq 0 ] || alert check 'Input problems'
    case $code in 2 | 4) finish ;; esac
fi

if has report; then
    step report ${ignore[@]+"${ignore[@]}"} --out "$out" "$exports"
    # What check has reported is not repeated; a failure is.
    if [ "$code" -eq 3 ] && grep -q . "$work/mail" 2> /dev/null; then
        worsen 3
    elif [ "$code" -ne 0 ]; then
        alert report 'Report warnings'
    fi
    case $code in 0 | 3) ;; *) finish ;; esac
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
                    if (start > 0 && start < 10 && / stops on | was shut down on /) { print; break }
                }
            }' "$work/check.out" > "$work/lifecycle.out"
        alert lifecycle 'Models with a shutdown date' lifecycle.out
    else
        note 'lifecycle: all reported before'
    fi
fi

if has reconcile; then
    if grep -qi 'cost export' "$work/check.out" 2> /dev/null; then
        step reconcile ${ignore[@]+"${ignore[@]}"} "$exports"
        [ "$code" -eq 0 ] || alert reconcile 'Billing variance' reconcile.out
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
            !(($1 "," $2 "," $3 "," $4) in reported)' > "$work/new"
        if [ -s "$work/new" ]; then
            sed -e 's/""/"/g' "$work/new" | LC_ALL=C awk -F, '
            function dollars(amount) { return amount == "" ? "unknown" : sprintf("%s$%.2f", amount < 0 ? "-" : "", amount < 0 ? -amount : amount) }
            {
                cause = $0
                for (i = 1; i <= 7; i++) sub(/^[^,]*,/, "", cause)
                gsub(/^"|"$/, "", cause)
                printf "%s  %-12s %12s  %s%s: %s\n", $1, $4, dollars($7), $2, ($3 == "" ? "" : " in " $3), cause
            }' > "$work/anomalies.out"
            alert anomalies 'Cost anomalies' anomalies.out
        else
            note 'anomalies: all reported before'
        fi
    elif [ "$code" -ne 0 ]; then
        alert anomalies 'Anomaly check failed'
    fi
fi

if has budget && [ -n "$budgets" ]; then
    step budget ${ignore[@]+"${ignore[@]}"} --budgets "$budgets" "$exports"
    [ "$code" -eq 0 ] || alert budget 'Budget alerts' budget.out
fi

finish
