#!/usr/bin/env bash
# Builds the jar in another folder, with another umask, time zone and language, and compares it byte by byte.
set -euo pipefail

usage() {
    cat << 'END'
usage: scripts/check-reproducible.sh [JAR]

Builds the jar again elsewhere, as another user on another machine would, and compares it with JAR, which
'mvn verify' or 'mvn package' built from the same sources. Without JAR it builds two, each in its own way.
Exits with 1 and names what differs if the bytes are not the same.
END
}

case ${1:-} in
    -h | --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
esac
home=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/ftcost-reproducible.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

# usage: build FOLDER UMASK ZONE LANGUAGE; only the sources are copied, and each file is new.
build() (
    umask "$2"
    mkdir -p "$work/$1"
    tar -C "$home" -cf - pom.xml .mvn .eclipse-format.xml src | tar -C "$work/$1" --no-same-permissions -xmf -
    cd "$work/$1"
    TZ=$3 LC_ALL=C MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.language=$4" \
        mvn -B -ntp -q -Dstyle.color=never package -Dmaven.test.skip=true >&2
)

if [ $# -gt 0 ]; then
    first=$(CDPATH='' cd -P -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
else
    build one 022 UTC en
    first=$work/one/target/ftcost.jar
fi
build 'another name/two' 077 Pacific/Kiritimati tr
second="$work/another name/two/target/ftcost.jar"

if ! cmp -- "$first" "$second" >&2; then
    mkdir "$work/first" "$work/second"
    (cd "$work/first" && jar --extract --file "$first")
    (cd "$work/second" && jar --extract --file "$second")
    (cd "$work" && diff -rq first second) >&2 || true
    exit 1
fi
echo "the same bytes twice: $(wc -c < "$second" | tr -d ' ')"
