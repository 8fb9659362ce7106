#!/bin/sh
# What the tests in a real browser need: Debian's Chromium, fonts for the scripts tested, npm for axe-core and pages.
set -eu
cd "$(dirname "$0")/.."
. tools/debian.sh
if ! command -v "${CHROMIUM:-chromium}" >/dev/null; then debian_install Chromium chromium; fi
if ! command -v fc-list >/dev/null || [ -z "$(fc-list ':lang=hi' family)" ] || [ -z "$(fc-list 'Liberation Sans' family)" ]; then
    debian_install "fonts for the pages under test" fontconfig fonts-liberation fonts-dejavu-core fonts-noto-core
fi
if ! command -v npm >/dev/null; then debian_install npm npm; fi
