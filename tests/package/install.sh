#!/usr/bin/env bash
# Installs a Debian package into a fresh system and builds the demo's feeds with the program in it: they have to be
# those of feeds/, and documentation and licence have to be there.
#
#   install.sh PACKAGE.deb
#
# The fresh system is made by mmdebstrap from the package sources of this one. Where that may not be done (without
# root, or where no file systems can be mounted), the package is unpacked into an empty folder, and the packages that
# it depends on are looked for here.
set -euo pipefail
package=$(readlink -f "$1")
top=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

say() { printf 'package: %s\n' "$*" >&2; }

# sources FIELD SUITE: a field of each package source of this system.
sources() { apt-get indextargets --format "$1" "Codename: $2" 'Created-By: Packages'; }

install_into_fresh_system() {
  local suite mirror components
  ((EUID == 0)) && command -v mmdebstrap >/dev/null || return 1
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(sources '$(REPO_URI)' "$suite" | sed -n 1p)
  components=$(sources '$(COMPONENT)' "$suite" | sort -u | paste -sd, -)
  [[ -n $mirror ]] || return 1
  mmdebstrap --variant=minbase --components="$components" \
    --customize-hook="cp '$package' \"\$1/package.deb\"" \
    --chrooted-customize-hook='apt-get install --yes --no-install-recommends /package.deb' \
    "$suite" "$root" "$mirror" >"$root.log" 2>&1 || {
    say "no fresh system can be made here:"
    tail -n 5 "$root.log" >&2
    return 1
  }
}

unpack() {
  local depends
  rm -rf "${root:?}"/*
  depends=$(dpkg-deb --field "$package" Depends | sed 's/, /\n/g; s/ *([^)]*)//g; s/ |.*//')
  # shellcheck disable=SC2086  # one word a package
  dpkg-query --show $depends >/dev/null
  dpkg-deb --extract "$package" "$root"
}

if install_into_fresh_system; then
  say "installed into a fresh system"
  feedgen=(chroot "$root" env --chdir=/demo feedgen)
else
  unpack
  say "unpacked; the packages that it depends on are here"
  feedgen=(env --chdir="$root/demo" "$root/usr/bin/feedgen")
fi
rm -f "$root.log"

for file in README.md CHANGELOG.md LICENSE copyright docs/configuration.md; do
  [[ -e $root/usr/share/doc/feedgen/$file ]] || { say "usr/share/doc/feedgen/$file is missing"; exit 1; }
done
mkdir "$root/demo"
cp -R "$top/fixtures/articles" "$root/demo/articles"
"${feedgen[@]}" articles -o feeds
diff -r "$top/feeds" "$root/demo/feeds"
say "the demo's feeds are those of feeds/"
