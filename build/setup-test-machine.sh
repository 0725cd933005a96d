#!/bin/sh
# Prepares a Debian machine for the whole of `npm test`: what the tests look at documents and pages with, and
# the Japanese fonts they are measured in. Needs root or sudo; may be run again at any time. Run it after
# `npm ci`: the fonts come from there.
set -eu
cd "$(dirname "$0")/.."

packages='libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils qpdf libxml2-utils fontconfig chromium python3-docx'
fonts="${XDG_DATA_HOME:-$HOME/.local/share}/fonts/management-sheet"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing=''
for package in $packages; do
  state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
if [ -n "$missing" ]; then
  # Another program may be installing; wait for its lock instead of failing.
  apt='apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 --quiet --quiet'
  as_root env DEBIAN_FRONTEND=noninteractive $apt update
  # shellcheck disable=SC2086 # names without blanks
  as_root env DEBIAN_FRONTEND=noninteractive $apt install --yes --no-install-recommends $missing
  echo "installed:$missing"
else
  echo "already there: $packages"
fi

mkdir -p "$fonts"
changed=''
for font in node_modules/@expo-google-fonts/biz-ud*/*/*.ttf; do
  [ -e "$font" ] || { echo 'the fonts are missing: run npm ci first' >&2; exit 1; }
  target="$fonts/$(basename "$font")"
  if ! cmp --silent "$font" "$target"; then
    cp "$font" "$target"
    changed="$changed $(basename "$font")"
  fi
done
[ -z "$changed" ] || fc-cache -f "$fonts"
echo "fonts:${changed:- already there}"
fc-list | grep --quiet 'BIZ UDGothic' || { echo 'fontconfig does not find BIZ UDGothic' >&2; exit 1; }
