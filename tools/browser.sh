#!/bin/sh
# What the tests in real browsers need: Debian's Chromium, Firefox and WebKit, fonts for the scripts tested, npm for axe-core and pages.
set -eu
cd "$(dirname "$0")/.."
. tools/debian.sh
if ! command -v "${CHROMIUM:-chromium}" >/dev/null; then debian_install Chromium chromium; fi
if ! command -v firefox-esr >/dev/null; then debian_install Firefox firefox-esr; fi
if ! command -v WebKitWebDriver >/dev/null || ! command -v Xvfb >/dev/null; then
    debian_install "WebKit and a display for it" webkit2gtk-driver xvfb
fi
if ! command -v WPEWebDriver >/dev/null || [ -z "$(ldconfig -p | grep libWPEBackend-fdo)" ]; then
    debian_install "an older WebKit" wpewebkit-driver libwpebackend-fdo-1.0-1
fi
if ! command -v fc-list >/dev/null || [ -z "$(fc-list ':lang=hi' family)" ] || [ -z "$(fc-list 'Liberation Sans' family)" ]; then
    debian_install "fonts for the pages under test" fontconfig fonts-liberation fonts-dejavu-core fonts-noto-core
fi
if ! command -v npm >/dev/null; then debian_install npm npm; fi
