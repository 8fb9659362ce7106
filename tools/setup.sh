#!/bin/sh
# Make .venv with the project and its development tools in it; say so; do nothing when it is up to date.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
stamp=.venv/.ready
if [ -f "$stamp" ] && [ "$stamp" -nt pyproject.toml ]; then exit 0; fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "setup: $python is not Python 3.11 or later; name one that is: make PYTHON=python3.12 …" >&2
    exit 2
fi
if [ ! -x .venv/bin/python ]; then
    echo "setup: creating a virtual environment in .venv"
    if ! "$python" -m venv .venv 2>/dev/null; then
        rm -rf .venv
        . tools/debian.sh
        debian_install "Python's venv module" python3-venv
        "$python" -m venv .venv
    fi
fi
echo "setup: installing a11yview and its development tools into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
.venv/bin/uv pip install --quiet --python .venv/bin/python --editable '.[check]' --group dev
touch "$stamp"
