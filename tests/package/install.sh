#!/usr/bin/env bash
# Installs the packages into fresh systems and builds the demo's feeds with them: bare_system.sh.
#
#   install.sh FOLDER [SUITE…]       FOLDER has the packages; without suites, the release of this system is taken
#
# Fresh systems are made by mmdebstrap from the package sources of this one. Where that may not be done (without root, or
# where no file systems can be mounted), the Debian package is unpacked into an empty folder and used there.
set -euo pipefail
unset SOURCE_DATE_EPOCH  # it would be the time at which feedgen runs
packages=$(readlink -f "$1")
here=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")")
own=$(. /etc/os-release && echo "$VERSION_CODENAME")
suites=("${@:2}")
((${#suites[@]} > 0)) || suites=("$own")
work=$(mktemp -d)
chmod 755 "$work"  # apt reads keys in it as a user of its own
trap 'rm -rf "$work"' EXIT

say() { printf 'package: %s\n' "$*" >&2; }

most=8000000
for file in "$packages"/*.tar.gz "$packages"/*.deb; do
  size=$(stat --format=%s "$file")
  say "$(basename "$file"): $size bytes"
  ((size <= most)) || { say "that is more than $most"; exit 1; }
done
if command -v lintian >/dev/null; then
  lintian --allow-root --fail-on error "$packages"/*.deb >&2
  say "lintian finds no errors"
fi

# debian_sources SUITE: they lie where those of this system lie.
debian_sources() {
  apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
    sed "s| $own| $1|" | sort -u
}

# mmdebstrap knows where Ubuntu's packages are; the keys that they are signed with are a package of Debian 13.
ubuntu_keys() {
  [[ -e $work/keys/complete ]] || {
    debian_sources trixie >"$work/sources"
    mmdebstrap --variant=extract --include=ubuntu-keyring trixie "$work/keys" "$work/sources" >"$work/log" 2>&1 || return 1
    touch "$work/keys/complete"
  }
  echo "$work/keys/usr/share/keyrings/ubuntu-archive-keyring.gpg"
}

# in_fresh_system SUITE SCRIPT [WORD]: what SCRIPT says of such a system. 0: all is well; 1: it is not; 2: there is no such system
in_fresh_system() {
  local status=0 keys from=()
  ((EUID == 0)) && command -v mmdebstrap >/dev/null || return 2
  rm -f "$work/began"
  if [[ $1 == noble ]]; then
    keys=$(ubuntu_keys) || { say "no keys of Ubuntu"; return 2; }
    from=("--keyring=$keys" --components=main,universe "$1" /dev/null)  # npm and pip are in universe
  else
    debian_sources "$1" >"$work/sources"
    from=("$1" /dev/null "$work/sources")
  fi
  mmdebstrap --variant=minbase --include=apt --format=null \
    --customize-hook="touch '$work/began'; '$here/$2' \"\$1\" '$packages' ${3-} >'$work/said' 2>&1" \
    "${from[@]}" >"$work/log" 2>&1 || status=$?
  if [[ ! -e $work/began ]]; then
    say "no fresh $1 can be made here:"
    grep -v "^I: " "$work/log" | tail -n 5 >&2
    return 2
  fi
  if ((status == 0)); then sed "s/^/package: $1: /" "$work/said" >&2; else cat "$work/said" >&2; return 1; fi
}

unpacked() {
  local package
  package=$(echo "$packages"/*.deb)
  dpkg-query --show $(dpkg-deb --field "$package" Depends | sed 's/, /\n/g; s/ *([^)]*)//g; s/ |.*//') >/dev/null
  dpkg-deb --extract "$package" "$work/root"
  mkdir "$work/demo"
  cp -R "$here/../../fixtures/articles" "$work/demo/articles"
  (cd "$work/demo" && "$work/root/usr/bin/feedgen" articles -o feeds)
  diff -r "$here/../../feeds" "$work/demo/feeds"
  say "unpacked; the demo's feeds are those of feeds/"
}

# What `cmake --install build/release` brings, where the program of this system was built too.
from_sources() {
  local build=$here/../../build/release file
  [[ -x $build/feedgen ]] || return 0
  env -u DESTDIR cmake --install "$build" --prefix "$work/sources-installed" >"$work/log" || { cat "$work/log"; return 1; }
  for file in bin/feedgen share/man/man1/feedgen.1.gz share/bash-completion/completions/feedgen share/zsh/site-functions/_feedgen \
    share/fish/vendor_completions.d/feedgen.fish share/doc/feedgen/{README.md,LICENSE,CHANGELOG.md,docs/install.md}; do
    [[ -s $work/sources-installed/$file ]] || { say "cmake --install leaves out $file"; return 1; }
  done
  [[ $("$work/sources-installed/bin/feedgen" --version) == "$("$build/feedgen" --version)" ]]
  say "installed from build/release by CMake"
}

from_sources
failed=0
for suite in "${suites[@]}"; do
  status=0
  in_fresh_system "$suite" bare_system.sh || status=$?
  if ((status == 2)) && [[ $suite == "$own" ]]; then
    unpacked
  elif ((status == 1)); then
    say "$suite: failed"
    failed=1
  fi
done
# The Dockerfile's own release.
if [[ " ${suites[*]} " == *' bookworm '* && ${#suites[@]} -gt 1 ]]; then
  for stage in build ''; do
    status=0
    in_fresh_system bookworm image.py "$stage" || status=$?
    if ((status == 1)); then
      say "Dockerfile: the ${stage:-last} stage failed"
      failed=1
    fi
  done
fi
exit "$failed"
