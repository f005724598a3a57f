# Sourced by ./civicline: finds a JDK 25, builds with Maven what is older than its sources, runs the command line.
# shellcheck shell=bash

builds=$repository/.civicline/build

# Prints the home of a JDK of version 25 or newer, or fails.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$(on_path)" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
    [ -x "$candidate/bin/javac" ] && [ "$(jdk_version "$candidate")" -ge 25 ] && printf '%s\n' "$candidate" && return
  done
  return 1
}

on_path() {
  local java
  java=$(command -v java) && dirname "$(dirname "$(readlink -f "$java")")"
}

jdk_version() {
  local version
  version=$(sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$1/release" 2>/dev/null) || true
  printf '%s\n' "${version:-0}"
}

need_jdk() {
  jdk=$(find_jdk) || fail "no JDK 25 found in JAVA_HOME, PATH or /usr/lib/jvm. Install one (Temurin: https://adoptium.net, package temurin-25-jdk), or point JAVA_HOME to it."
}

need_builders() {
  local node
  command -v mvn >/dev/null || fail "Maven is not installed. Get it with: sudo apt-get install maven"
  node=$(node --version 2>/dev/null) || fail "Node.js is not installed. Get version 20 or newer from https://nodejs.org"
  node=${node#v}
  ((${node%%.*} >= 20)) || fail "Node.js $node is too old for the console. Get version 20 or newer from https://nodejs.org"
  command -v npm >/dev/null || fail "npm is not installed. It comes with Node.js: https://nodejs.org"
}

# Whether what was built is there and no source has changed since. A folder is newer when a file in it was removed.
built() {
  [ -f "$builds/current" ] && [ -z "$(
    cd "$repository" && find . \( -name target -o -name node_modules -o -name dist -o -name .git -o -name .civicline -o -path './*/src/test' \) -prune -o \
      \( -path './*/src/*' -o -name pom.xml -o -path './console/*' \) -newer "$builds/current" -print -quit
  )" ]
}

build() {
  need_jdk
  ! built || return 0
  need_builders
  make_folder "$builds"
  make_folder "$logs"
  exec 8>"$builds/.lock"
  flock -n 8 || { echo "  … waiting for another build to end" && flock 8; }
  built || build_now
  exec 8>&-
}

# How far Maven is: "3 of 10, channels".
modules_built() {
  sed -nE 's/.*Building ([^ ]+) .*\[([0-9]+)\/([0-9]+)\].*/(\2 of \3, \1)/p' "$1" | tail -1
}

build_now() {
  local log=$logs/build.log began what=Building step_detail=modules_built
  [ -e "$builds/latest" ] || what="Building (the first time Maven fetches its libraries)"
  # Maven itself runs on any Java; the compiler is found by its toolchain
  if [ -z "${JAVA_HOME:-}" ] && ! command -v java >/dev/null; then export JAVA_HOME=$jdk; fi
  began=$builds/began.$$
  : >"$began"
  : >"$log"
  if ! (cd "$repository" && step "$what" "$log" mvn -B -ntp -DskipTests -Dmaven.test.skip=true -Dchecks=-Xlint:none -pl app -am package); then
    rm -f "$began"
    grep -E '^\[(ERROR|FATAL)\]' "$log" | head -15 >&2
    if grep -qE 'Could not transfer|Unknown host|Connection (refused|timed out)|Network is unreachable' "$log"; then
      fail "the build could not fetch its libraries. Check the network and ~/.m2/settings.xml (mirror, proxy), then run it again."
    fi
    fail "the build failed; the whole log is in $log. After a change of your own correct it; otherwise try: mvn -B clean, and again."
  fi
  keep_build "$began"
}

# Copies our own jars away from Maven's target folders, so that a later build does not pull them from under a running
# city, and writes the class path of this build. Libraries stay in Maven's repository.
keep_build() {
  local began=$1 build entry path=
  build=$builds/$(date +%Y%m%d-%H%M%S)-$$
  mkdir -p "$build"
  cp "$repository"/app/target/app-*.jar "$build/"
  path=$(echo "$build"/app-*.jar)
  while IFS= read -r entry || [ -n "$entry" ]; do
    if [[ $entry == "$repository"/* ]]; then
      cp "$entry" "$build/"
      entry=$build/${entry##*/}
    fi
    path+=:$entry
  done < <(tr ':' '\n' <"$repository/app/target/classpath.txt")
  printf -- '-cp\n"%s"\n' "$path" >"$build/classpath"
  touch -r "$began" "$build/classpath"
  ln -sfn "$build" "$builds/.current" && mv -T "$builds/.current" "$builds/latest"
  mv "$began" "$builds/current"
  # the one before may still run; those before it have had their time
  find "$builds" -mindepth 1 -maxdepth 1 -type d | sort | head -n -2 | xargs -r rm -rf
}

# start ARGUMENTS: becomes the command line program.
start() {
  local options build
  need_jdk
  build=$(readlink -f "$builds/latest")
  options=(--enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
    "-Dcivicline.repository=$repository" "-Dcivicline.build=$build" "@$build/classpath")
  # what does little itself should start quickly; what measures should run at full speed
  # and should not spend time on growing while it measures
  if [ "${1:-}" = bench ]; then options+=(-XX:+UseParallelGC -Xms1g); else options+=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto); fi
  exec "$jdk/bin/java" "${options[@]}" org.civicline.app.CivicLine "$@"
}

# run ARGUMENTS: runs it and comes back.
run() (start "$@")
