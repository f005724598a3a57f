# Sourced by ./civicline and its parts: what is said on the screen, and where things lie.
# shellcheck shell=bash

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
tools=${CIVICLINE_TOOLS:-$repository/.civicline/tools}
logs=$repository/.civicline/logs

# One line that says what is wrong and what helps, and the end.
fail() {
  printf 'civicline: %s\n' "$*" >&2
  exit 1
}

# make_folder FOLDER: creates it, or says why it cannot be written to.
make_folder() {
  local folder=$1 reason owner
  if ! reason=$(mkdir -p "$folder" 2>&1); then
    fail "cannot create the folder $folder (${reason##*: }). Free the disk, or correct its owner and rights."
  fi
  if ! [ -O "$folder" ] && [ "$(id -u)" != 0 ]; then
    owner=$(stat -c %U "$folder")
    fail "the folder $folder belongs to $owner. Run as $owner, or: sudo chown -R $(id -un) $folder"
  fi
  if ! touch "$folder/.writable" 2>/dev/null; then
    fail "the folder $folder cannot be written to. Free the disk, or correct its rights."
  fi
  rm -f "$folder/.writable"
}

# step WHAT LOG COMMAND...: runs a command with its output in LOG and shows how long it has been at it.
# Quick work says nothing; the exit code is the command's. A function named in step_detail finds in LOG how far it is.
step() {
  local what=$1 log=$2 began=$SECONDS child code=0 shown=-1
  shift 2
  # its own process group in the background would not hear Ctrl-C, so it stays in ours
  "$@" >>"$log" 2>&1 &
  child=$!
  trap 'kill "$child" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$child" 2>/dev/null; do
    sleep 0.1
    if ((SECONDS - began >= 2 && SECONDS - began != shown)); then
      shown=$((SECONDS - began))
      if [ -t 1 ]; then
        printf '\r  … %s %d s %s\033[K' "$what" "$shown" "$(${step_detail:-:} "$log")"
      elif ((shown == 2)); then
        printf '  … %s\n' "$what"
      elif ((shown % 15 == 0)); then
        printf '  … %s %d s %s\n' "$what" "$shown" "$(${step_detail:-:} "$log")"
      fi
    fi
  done
  wait "$child" || code=$?
  trap - INT TERM
  if ((shown >= 0)); then
    [ -t 1 ] && printf '\r\033[K'
    if ((code == 0)); then printf '  ✓ %s, %d s \n' "$what" "$((SECONDS - began))"; else printf '  ✗ %s, %d s \n' "$what" "$((SECONDS - began))"; fi
  fi
  return "$code"
}
