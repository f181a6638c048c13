#!/usr/bin/env bash
# Remakes sample-logs/ from its seed, the same bytes on every machine.
set -euo pipefail

usage() {
    cat << 'END'
usage: scripts/make-samples.sh [--check] [FOLDER]

Writes the sample exports of an invented company to FOLDER (default: sample-logs).
  --check   write nothing; exit with 1 and name the files if FOLDER differs from what the seed makes
END
}

check=false
folder=''
for argument in "$@"; do
    case $argument in
        -h | --help) usage; exit 0 ;;
        --check) check=true ;;
        -*) usage >&2; exit 2 ;;
        *) folder=$argument ;;
    esac
done

home=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd)
folder=${folder:-$home/sample-logs}
fresh=$(mktemp -d "${TMPDIR:-/tmp}/ftcost-samples.XXXXXX")
trap 'rm -rf -- "$fresh"' EXIT
java "$home/scripts/MakeSamples.java" "$fresh"
if $check; then
    diff -rq -- "$fresh" "$folder"
    exit
fi
# Only what stands there under these names is replaced; whatever else a user keeps in the folder is theirs.
mkdir -p -- "$folder"
cp -- "$fresh"/* "$folder"/
