#!/bin/sh
# Measures the anomaly detector against simple methods on generated series and prints Markdown tables.
# usage: scripts/evaluate-anomalies.sh [seed [series for each shape of a week]]
#        scripts/evaluate-anomalies.sh --exports [seed [series]]   the whole command on files; takes several minutes
set -eu
cd "$(dirname "$0")/.."
class=AnomalyEvaluation
if [ "${1:-}" = --exports ]; then
    class=ExportEvaluation
    shift
fi
mvn -B -ntp -q -Dstyle.color=never -DskipTests package
exec java -cp target/test-classes:target/ftcost.jar "dev.ftcost.testing.$class" "$@"
