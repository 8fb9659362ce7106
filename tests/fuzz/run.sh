#!/bin/sh
# Fuzz the checker for some seconds (default 60): sh tests/fuzz/run.sh [SECONDS]
# What it finds is left in .fuzz/ as a file to give to check_pages.py; make a test of it.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
if ! [ -x .fuzz/venv/bin/python ]; then
    python3 -m venv .fuzz/venv
    .fuzz/venv/bin/pip install --quiet --editable '.[check]' atheris
fi
mkdir -p .fuzz/corpus
exec .fuzz/venv/bin/python tests/fuzz/check_pages.py .fuzz/corpus tests/fuzz/seeds \
    -dict=tests/fuzz/css.dict -max_len=3000 -rss_limit_mb=2000 -timeout=60 \
    -artifact_prefix=.fuzz/ -max_total_time="$seconds"
