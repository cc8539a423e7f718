#!/usr/bin/env bash
# Make sure that what the tests drive is installed: PostgreSQL, Chromium, two typefaces, PDF tools, veraPDF.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
command -v pdffonts >/dev/null || missing+=(poppler-utils)
command -v qpdf >/dev/null || missing+=(qpdf)
# veraPDF is a Java program; Debian's JAXB gives it what its own archive lacks.
command -v javac >/dev/null || missing+=(default-jdk-headless)
[ -e /usr/share/java/jaxb-runtime.jar ] || missing+=(libjaxb-java libjaxb-api-java)
fonts=$(command -v fc-list >/dev/null && fc-list : family || true)
grep -qi '\binter\b' <<<"$fonts" || missing+=(fonts-inter)
grep -qi 'open sans' <<<"$fonts" || missing+=(fonts-open-sans)
if [ ${#missing[@]} -eq 0 ]; then
  exec scripts/vera.sh --install
fi

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "The tests need these Debian packages, or the same under another name: ${missing[*]}" >&2
  echo "On Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# fontconfig answers fc-list, so that the typefaces are found the next time.
if ! { apt-get update && apt-get install --yes --no-install-recommends "${missing[@]}" fontconfig; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "Could not install: ${missing[*]}" >&2
  exit 1
fi
exec scripts/vera.sh --install
