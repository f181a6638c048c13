#!/bin/sh
# Measures the anomaly detector against simple methods on made-up series and prints Markdown tables.
# usage: scripts/evaluate-anomalies.sh [seed [series for each shape of a week]]
set -eu
cd "$(dirname "$0")/.."
mvn -q test-compile
exec java -cp target/test-classes:target/classes dev.ftcost.anomaly.AnomalyEvaluation "$@"
