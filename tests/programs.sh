#!/usr/bin/env bash
# The programs that tests read the export formats with, a browser, and a proxy.  Where the user may
# install Debian's packages they are fetched; elsewhere those tests are skipped, but not where CI is
# true.
set -euo pipefail
declare -A package=([chromium]=chromium [mpv]=mpv [mkvmerge]=mkvtoolnix [pdftotext]=poppler-utils [nginx]=nginx-light)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package[$program]}")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1  # nothing that is installed is started
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
elif [ "${CI:-}" = true ]; then
  echo "tests need ${missing[*]}, and only root can install them" >&2
  exit 1
else
  echo "some tests are skipped; to run them: apt install ${missing[*]}" >&2
fi
