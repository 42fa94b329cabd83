# shellcheck shell=bash
# For scripts that use packages in a system of their own: what README.md says about installing them is done in $root, a
# system's folder, where the packages lie in /downloads. Sets ran, the lines of README.md that were asked for.

top=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
ran=()

fail() { printf '%s\n' "$*"; exit 1; }

# inside FOLDER COMMAND…
inside() {
  local folder=$1
  shift
  DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    chroot "$root" env --chdir="$folder" "$@"
}

typed() { inside /downloads bash -euo pipefail -c "$1" >"$root/said" 2>&1 || { cat "$root/said"; fail "failed: $1"; }; }

# The lines of README.md that install something, from the table there; `of_readme WORD` is the one with that word.
readme_lines() { awk '/^## / {inside = ($0 == "## Install")} inside && /^\|.*`.*` \|$/' "$top/README.md" | sed 's/.* | `\(.*\)` |$/\1/'; }
of_readme() {
  local line
  line=$(readme_lines | grep -F -- "$1") || fail "README.md installs nothing with $1"
  [[ $line != *$'\n'* ]] || fail "README.md has several lines with $1"
  ran+=("$line")
  printf -v readme_line '%s' "${line//sudo /}"
}

# demo_with PROGRAM…: articles become feeds.
demo_with() {
  rm -rf "$root/demo"
  mkdir "$root/demo"
  cp -R "$top/fixtures/articles" "$root/demo/articles"
  inside /demo "$@" articles -o feeds >"$root/said" 2>&1 || { cat "$root/said"; fail "the demo's feeds were not built"; }
  diff -r "$top/feeds" "$root/demo/feeds"
}

now() { date +%s%N; }
seconds_since() { awk -v from="$1" -v to="$(now)" 'BEGIN {printf "%.1f s", (to - from) / 1e9}'; }
