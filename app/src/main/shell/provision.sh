#!/usr/bin/env bash
# Fetches what CivicLine needs and the machine has not got: `./civicline provision [--test] [--elasticsearch]`.
#
# Asterisk and eSpeak NG come from Debian sid (Debian 12 has no Asterisk at all) into a private folder, where they run
# with their own loader and libraries: nothing is installed, neither root nor chroot is needed. The mirror is the one
# this machine's apt already uses; apt checks Debian's signature and every checksum. Elasticsearch, which only tests, bench
# search and eval kb start, comes by Maven from where this machine's Maven gets everything.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
source "$here/common.sh"

root=$tools/debian
elasticsearch=$tools/elasticsearch
test_packages=(chromium fonts-noto-cjk sip-tester)

help() {
  cat <<'TEXT'
Usage: ./civicline provision [--test] [--elasticsearch]

Fetches what is missing, once, into the tools folder (.civicline/tools, or $CIVICLINE_TOOLS):
Asterisk and eSpeak NG from Debian sid, in a private folder; nothing is installed on the machine.

  --test           also what only the tests need: chromium, fonts-noto-cjk, sip-tester, installed with apt-get, and
                   an Elasticsearch in the tools folder
  --elasticsearch  fetch Elasticsearch and nothing else (bench search and eval kb --engine elasticsearch do it too)
  -h, --help       this text

Your own instead:  CIVICLINE_ASTERISK=/usr/sbin/asterisk (20 or newer)   CIVICLINE_ESPEAK=/usr/bin/espeak-ng
TEXT
}

# The packages the private root must hold.
wanted() {
  [ -n "${CIVICLINE_ASTERISK:-}" ] || printf '%s\n' asterisk asterisk-modules
  [ -n "${CIVICLINE_ESPEAK:-}" ] || printf '%s\n' espeak-ng
}

present() {
  local package
  for package in $(wanted); do
    grep -q "^$package " "$root/packages.txt" 2>/dev/null || return 1
  done
}

check_own() {
  local version
  if [ -n "${CIVICLINE_ASTERISK:-}" ]; then
    version=$("$CIVICLINE_ASTERISK" -V 2>/dev/null | sed -nE 's/^Asterisk ([0-9]+).*/\1/p') || true
    [ "${version:-0}" -ge 20 ] || fail "CIVICLINE_ASTERISK=$CIVICLINE_ASTERISK is no Asterisk 20 or newer. Correct it, or unset it to have one provisioned."
  fi
  if [ -n "${CIVICLINE_ESPEAK:-}" ]; then
    "$CIVICLINE_ESPEAK" --version >/dev/null 2>&1 || fail "CIVICLINE_ESPEAK=$CIVICLINE_ESPEAK does not run. Correct it, or unset it to have one provisioned."
  fi
}

keyring() {
  local file
  for file in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do
    [ -r "$file" ] && printf '%s\n' "$file" && return
  done
  fail "Debian's signing keys are not on this machine. Install the package debian-archive-keyring, or set CIVICLINE_ASTERISK and CIVICLINE_ESPEAK to your own."
}

# Package sources of this machine that may be Debian's own archive. Where the lists have been fetched the origin is
# known and decides; before a first `apt-get update` nothing is, and then each is tried (fetch_lists looks again).
mirrors() {
  local targets
  targets=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null) || true
  {
    # a field apt does not know yet stays as it is written in the format
    grep '^Debian|Debian|' <<<"$targets" || grep '^$(ORIGIN)|' <<<"$targets" || true
  } | cut -d'|' -f3 | grep -v '^cdrom:' | awk 'NF && !seen[$0]++'
}

# apt with state, cache and sources of its own, and everything else (proxy, credentials) as the machine has it.
private_apt() {
  local apt=$work/apt
  LC_ALL=C apt-get -q \
    -o Dir::State="$apt/state" -o Dir::State::status="$apt/state/status" -o Dir::Cache="$apt/cache" \
    -o Dir::Etc::sourcelist="$apt/sid.sources" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o APT::Default-Release= \
    -o APT::Sandbox::User="$(id -un)" -o APT::Install-Recommends=false -o APT::Update::Error-Mode=any \
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3 \
    -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 -o Dpkg::Use-Pty=false "$@"
}

fetch_lists() {
  local mirror keys
  keys=$(keyring)
  for mirror in $(mirrors); do
    rm -rf "$work/apt"
    mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial"
    : >"$work/apt/state/status"
    printf 'Types: deb\nURIs: %s\nSuites: sid\nComponents: main\nSigned-By: %s\n' "$mirror" "$keys" >"$work/apt/sid.sources"
    echo "trying $mirror"
    if private_apt update && grep -qs '^Origin: Debian$' "$work"/apt/state/lists/*InRelease; then return 0; fi
  done
  return 1
}

fetch_packages() {
  # sid moves: when a package has just been replaced on the mirror, fresh lists name the new one
  private_apt install --yes --download-only "$@" || { fetch_lists && private_apt install --yes --download-only "$@"; }
}

# Returns at the first failure by hand: `set -e` is off inside a command whose failure is handled by its caller.
extract() {
  local archive
  mkdir -p "$work/debian/bin" || return
  for archive in "$work"/apt/cache/archives/*.deb; do
    dpkg-deb -x "$archive" "$work/debian" || return
    dpkg-deb -W --showformat='${Package} ${Version}\n' "$archive" >>"$work/packages.txt" || return
  done
  write_starter asterisk usr/sbin/asterisk -V && write_starter espeak-ng usr/bin/espeak-ng --version || return
  sort "$work/packages.txt" >"$work/debian/packages.txt"
}

# write_starter NAME PROGRAM OPTION: bin/NAME runs PROGRAM of the private root, if it is there, with the loader and the
# libraries of that root. Tried at once with OPTION.
write_starter() {
  local name=$1 program=$2 option=$3 loader libraries
  [ -x "$work/debian/$program" ] || return 0
  loader=$(cd "$work/debian" && echo usr/lib*/ld-linux-*.so.*)
  libraries=$(cd "$work/debian" && echo usr/lib/*-linux-gnu*)
  cat >"$work/debian/bin/$name" <<TEXT
#!/bin/sh
root=\$(dirname "\$(dirname "\$(readlink -f "\$0")")")
libraries=\$root/$libraries
export ESPEAK_DATA_PATH="\$libraries"
exec "\$root/$loader" --inhibit-cache --argv0 $name --library-path "\$libraries:\$libraries/pulseaudio" "\$root/$program" "\$@"
TEXT
  chmod 755 "$work/debian/bin/$name" && "$work/debian/bin/$name" "$option"
}

provision_root() {
  local log=$logs/provision.log free
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
    fail "this machine has no apt, so Asterisk cannot be fetched. Install Asterisk 20 or newer and eSpeak NG, then set CIVICLINE_ASTERISK and CIVICLINE_ESPEAK."
  free=$(df -Pk "$tools" | awk 'NR == 2 { print $4 }')
  ((free > 700000)) || fail "only $((free / 1024)) MB are free in $tools; 700 MB are needed. Free some, or set CIVICLINE_TOOLS to a folder elsewhere."
  : >"$log"
  [ -n "$(mirrors)" ] || fail "no package source of Debian's is configured in /etc/apt. Add one, or set CIVICLINE_ASTERISK and CIVICLINE_ESPEAK to your own."
  work=$tools/.new-$$
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work"
  step "Fetching Debian's package lists" "$log" fetch_lists ||
    fail "Debian's package lists could not be fetched: $(why "$log"). Check the network and the mirror of /etc/apt, then run ./civicline provision again."
  # shellcheck disable=SC2046
  step "Fetching Asterisk and eSpeak NG (about 100 MB)" "$log" fetch_packages $(wanted) ||
    fail "Asterisk could not be fetched: $(why "$log"). Check the network and the mirror of /etc/apt, then run ./civicline provision again."
  step "Unpacking them" "$log" extract ||
    fail "the packages could not be unpacked: $(why "$log"). Details: $log"
  rm -rf "$tools/.old"
  [ ! -e "$root" ] || mv -T "$root" "$tools/.old"
  mv -T "$work/debian" "$root"
  rm -rf "$tools/.old"
  printf '  ✓ %s\n' "$(sed -nE 's/^(asterisk|espeak-ng) ([0-9]+:)?([0-9.]+).*/\1 \3/p' "$root/packages.txt" | paste -sd, | sed 's/,/, /g')"
}

# The reason in a log, in a few words.
why() {
  grep -E '^(E|W|dpkg-deb|tar): ' "$1" | grep -v 'Some index files failed' | tail -1 |
    sed -E 's/^(E|W): //; s/\.+$//; s/  +/: /g' | cut -c1-200 | grep . || echo "see $1"
}

missing_test_packages() {
  local package
  for package in "${test_packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
  done
}

provision_test_packages() {
  local log=$logs/provision-test.log missing as_root=()
  missing=$(missing_test_packages)
  [ -n "$missing" ] || return 0
  missing=$(paste -sd' ' <<<"$missing")
  local remedy="Install them yourself: sudo apt-get install $missing"
  if [ "$(id -u)" != 0 ]; then
    as_root=(sudo -n)
    if ! sudo -n true 2>/dev/null; then
      [ -t 0 ] && sudo -v || fail "the tests need $missing, and installing needs sudo. $remedy"
    fi
  fi
  : >"$log"
  step "Installing $missing" "$log" install_packages $missing || fail "$missing could not be installed: $(why "$log"). $remedy"
}

install_packages() {
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@")
  "${install[@]}" || { "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update && "${install[@]}"; }
}

elasticsearch_version() {
  sed -nE 's|.*<elasticsearch-server.version>(.*)</elasticsearch-server.version>.*|\1|p' "$repository/pom.xml"
}

elasticsearch_present() {
  [ "$(cat "$elasticsearch/version.txt" 2>/dev/null)" = "$(elasticsearch_version)" ]
}

# The archive has no plug-ins and no Java of its own (120 MB unpacked).
provision_elasticsearch() {
  local log=$logs/provision-elasticsearch.log version
  version=$(elasticsearch_version)
  command -v mvn >/dev/null || fail "Maven is not installed. Get it with: sudo apt-get install maven"
  : >"$log"
  rm -rf "$tools"/.new-elasticsearch-*
  step "Fetching Elasticsearch $version" "$log" fetch_elasticsearch "$version" "$tools/.new-elasticsearch-$$" ||
    fail "Elasticsearch could not be fetched: $(grep -m1 '^\[ERROR\]' "$log" | cut -c9-200 | grep . || echo "see $log"). Check the network and ~/.m2/settings.xml (mirror, proxy), then run ./civicline provision --elasticsearch again."
}

# Not from within the repository's modules: nothing of them is needed or built.
fetch_elasticsearch() {
  local version=$1 fresh=$2
  mkdir -p "$fresh" || return
  (cd "$repository" && mvn -B -ntp -q -N dependency:unpack -Dmdep.overWriteReleases=true \
    "-Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip" "-DoutputDirectory=$fresh") || return
  printf '%s\n' "$version" >"$fresh/elasticsearch-$version/version.txt" || return
  rm -rf "$elasticsearch" || return
  mv -T "$fresh/elasticsearch-$version" "$elasticsearch" || return
  rm -rf "$fresh"
}

main() {
  local for_tests=false search_only=false argument
  for argument in "$@"; do
    case $argument in
      --test) for_tests=true ;;
      --elasticsearch) search_only=true ;;
      -h | --help) help && exit ;;
      *) fail "provision does not know '$argument'. See ./civicline provision --help" ;;
    esac
  done
  if $search_only; then
    if elasticsearch_present; then exit 0; fi
  else
    check_own
    if present && { ! $for_tests || { [ -z "$(missing_test_packages)" ] && elasticsearch_present; }; }; then exit 0; fi
  fi
  make_folder "$tools"
  make_folder "$logs"
  exec 9>"$tools/.lock"
  flock -n 9 || { echo "  … waiting for another provisioning to end" && flock 9; }
  rm -rf "$tools"/.new-*
  # what another one has brought meanwhile is not fetched again
  $search_only || present || provision_root
  ! $for_tests || provision_test_packages
  ! { $for_tests || $search_only; } || elasticsearch_present || provision_elasticsearch
}

main "$@"
