#!/usr/bin/env bash
# The part of `./civicline doctor` that works before anything is built: the machine and its tools.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
source "$here/common.sh"
# shellcheck source=build.sh
source "$here/build.sh"

missing=0
good() { printf '  ✓ %-16s %s\n' "$1" "$2"; }
bad() {
  printf '  ✗ %-16s %s\n' "$1" "$2"
  missing=1
}
optional() { printf '  – %-16s %s\n' "$1" "$2"; }

tool() {
  local name=$1 found=$2 remedy=$3
  if [ -n "$found" ]; then good "$name" "$found"; else bad "$name" "missing. $remedy"; fi
}

echo "This machine"
if jdk=$(find_jdk); then good "JDK" "$(jdk_version "$jdk") in $jdk"; else bad "JDK" "no version 25. Install temurin-25-jdk (https://adoptium.net), or point JAVA_HOME to one"; fi
tool Maven "$(command -v mvn)" "sudo apt-get install maven"
node=$(node --version 2>/dev/null)
node=${node#v}
if [ -n "$node" ] && ((${node%%.*} >= 20)); then good Node.js "$node"; else bad Node.js "${node:-missing}. Version 20 or newer is needed: https://nodejs.org"; fi
tool npm "$(npm --version 2>/dev/null)" "It comes with Node.js: https://nodejs.org"
package() { sed -nE "s/^$1 ([0-9]+:)?([0-9.]+).*/\2/p" "$tools/debian/packages.txt" 2>/dev/null; }
if [ -n "${CIVICLINE_ASTERISK:-}" ]; then good Asterisk "your own: $CIVICLINE_ASTERISK"; else tool Asterisk "$(package asterisk)" "./civicline provision"; fi
if [ -n "${CIVICLINE_ESPEAK:-}" ]; then good "eSpeak NG" "your own: $CIVICLINE_ESPEAK"; else tool "eSpeak NG" "$(package espeak-ng)" "./civicline provision"; fi
for program in chromium sipp; do
  if command -v "$program" >/dev/null; then good "$program" "for the tests"; else optional "$program" "only the tests need it: ./civicline provision --test"; fi
done
folder=$repository/.civicline
[ -d "$folder" ] || folder=$repository
free=$(($(df -Pk "$folder" | awk 'NR == 2 { print $4 }') / 1024))
if ((free >= 2000)); then good "disk" "$((free / 1024)) GB free"; else bad "disk" "only $free MB free in $folder; have at least 2 GB"; fi
# Asterisk looks its own host's name up; where that has to time out every call waits for it
if timeout 2 getent hosts "$(hostname)" >/dev/null; then good "host name" "$(hostname)"; else bad "host name" "$(hostname) is not found. Add it to /etc/hosts: 127.0.1.1 $(hostname)"; fi
exit "$missing"
