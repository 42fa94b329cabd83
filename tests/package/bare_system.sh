#!/usr/bin/env bash
# Does in a bare system what README.md and docs/install.md say, line by line, and builds the demo's feeds with what that
# installs: they have to be those of feeds/. Without time zones or libcurl, feedgen has to say what is missing. What is
# removed leaves nothing. Called by mmdebstrap, whose system reaches the package sources.
#
#   bare_system.sh ROOT FOLDER       FOLDER has the packages; those of npm and Python may be missing
set -euo pipefail
root=$1 packages=$2
# shellcheck source=tests/package/inside.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/inside.sh"

# documented_lines SECTION [PAGE]
documented_lines() {
  awk -v section="$1" '/^#/ {inside = ($0 == section)} inside && /^    / {print substr($0, 5)}' \
    "$top/docs/${2-install.md}" | sed 's/\bsudo //g; s/ *# .*//'
}

# documented SECTION: runs the section's indented lines. A bare system has no sudo, and nothing that answers apt.
documented() {
  local lines
  lines=$(documented_lines "$1")
  [[ -n $lines ]] || fail "docs/install.md has no lines under '$1'"
  typed "$lines"
}

demo() { demo_with feedgen; }

# used SECTION: types the lines of docs/plugins.md there, beside the packages and a folder of articles.
used() {
  local lines name
  lines=$(documented_lines "$1" plugins.md)
  [[ -n $lines ]] || fail "docs/plugins.md has no lines under '$1'"
  for name in node_modules venv feeds .feedgen articles; do rm -rf "$root/downloads/$name"; done
  cp -R "$top/fixtures/articles" "$root/downloads/articles"
  typed "$lines"
  diff -r "$top/feeds" "$root/downloads/feeds"
}

# left: files with the program's name, but those that are there for the test.
left() { find "$root" -xdev \( -path "$root/downloads" -o -path "$root/demo" -o -path "$root/var/log" \) -prune -o -iname '*feedgen*' -print; }

install_folders() {
  local prefix=$root$1 file
  for file in bin/feedgen share/man/man1/feedgen.1.gz share/bash-completion/completions/feedgen "$2/_feedgen" \
    share/fish/vendor_completions.d/feedgen.fish share/doc/feedgen/{README.md,docs/configuration.md,THIRD-PARTY} "${@:3}"; do
    [[ -s $prefix/$file ]] || fail "$1/$file is missing or empty"
  done
}

mkdir "$root/downloads"
cp "$packages"/*.deb "$packages"/*.tar.gz "$root/downloads"
echo 'APT::Get::Assume-Yes "true";' >"$root/etc/apt/apt.conf.d/99yes"

# The tarball, into a system that has nothing for it, nor time zones.
inside / dpkg --purge --force-all tzdata >"$root/said" 2>&1
[[ ! -e $root/usr/share/zoneinfo/Asia/Shanghai ]] || fail "time zones are still there"
begin=$(now)
of_readme /usr/local
[[ $(documented_lines '## Any Linux with glibc') == "$readme_line" ]] || fail "README.md and docs/install.md differ"
typed "$readme_line"
[[ $(inside / sh -c 'command -v feedgen') == /usr/local/bin/feedgen ]] || fail "the tarball's program is not found"
mkdir "$root/demo"
cp -R "$top/fixtures/articles" "$root/demo/articles"
if inside /demo feedgen articles -o feeds >"$root/said" 2>&1; then fail "feedgen does without time zones"; fi
grep -q 'install the package tzdata' "$root/said" || { cat "$root/said"; fail "without time zones, feedgen does not name tzdata"; }
without_zones=$(seconds_since "$begin")
documented '### Time zones'
begin=$(now)
demo
echo "tarball: $without_zones to install it and to learn that time zones are missing; then $(seconds_since "$begin") to the first feeds"
install_folders /usr/local share/zsh/site-functions share/doc/feedgen/{LICENSE,CHANGELOG.md}

if [[ -z $(find "$root/usr/lib" -name 'libcurl.so.4*') ]]; then
  status=0
  inside /demo feedgen ping articles -o feeds >"$root/said" 2>&1 || status=$?
  grep -q 'install the package libcurl4' "$root/said" || { cat "$root/said"; fail "without libcurl, feedgen does not name libcurl4"; }
  ((status == 4)) || fail "without libcurl, feedgen ping ended with $status"
fi

documented '### Remove what the archive has installed'
[[ -z $(left) ]] || { left; fail "that is left of the tarball"; }

of_readme .local
begin=$(now)
mkdir "$root/someone"
inside /downloads env HOME=/someone bash -euo pipefail -c "$readme_line"
demo_with /someone/.local/bin/feedgen
echo "tarball without root: $(seconds_since "$begin") to the first feeds"
rm -r "$root/someone"

# The Debian package.
begin=$(now)
of_readme apt
[[ $(documented_lines '## Debian 12 and 13, Ubuntu 24.04') == "$readme_line" ]] || fail "README.md and docs/install.md differ"
typed "$readme_line"
[[ $(inside / sh -c 'command -v feedgen') == /usr/bin/feedgen ]] || fail "the package's program is not found"
demo
echo "Debian package: $(seconds_since "$begin") from the file to the first feeds, with the packages that it brings along"
install_folders /usr share/zsh/vendor-completions share/doc/feedgen/{copyright,changelog.gz,changelog.Debian.gz}

# A page in an encoding that glibc has in files of its own.
mkdir "$root/demo/page"
printf '<!DOCTYPE html><html><head><meta charset="gbk"><title>\xd6\xd0\xce\xc4</title>%s</head><body>%s</body></html>' \
  '<meta property="article:published_time" content="2021-07-10T12:00:00Z">' '<article><p>A page.</p></article>' \
  >"$root/demo/page/page.html"
inside /demo feedgen page -o encoded --base-url https://blog.example.net/ >"$root/said" 2>&1
grep -q '<title>中文</title>' "$root/demo/encoded/rss.xml" || { cat "$root/said"; fail "a page in GBK was not read"; }

documented '### Remove the Debian package'
[[ -z $(left) ]] || { left; fail "that is left of the Debian package"; }

# Packages of npm and Python, where they were made and the system has both programs.
if ! compgen -G "$packages/*.whl" >/dev/null; then
  echo "npm, wheel: not made, so not tried"
elif ! inside / apt-get install --simulate npm python3-venv >"$root/said" 2>&1; then
  fail "this system has no npm or no python3-venv: $(tail -n 1 "$root/said")"
else
  cp "$packages"/*.whl "$packages"/feedgen-*.tgz "$root/downloads"
  inside / apt-get install --no-install-recommends npm python3-venv >"$root/said" 2>&1 || { cat "$root/said"; fail "no npm"; }
  of_readme npm
  begin=$(now)
  typed "$readme_line"
  demo_with /downloads/node_modules/.bin/feedgen
  echo "npm: $(seconds_since "$begin") from the files to the first feeds"
  used '## npm'
  of_readme venv
  begin=$(now)
  typed "$readme_line"
  demo_with /downloads/venv/bin/feedgen
  echo "wheel: $(seconds_since "$begin") from the file to the first feeds"
  used '## Python'
  [[ $(printf '%s\n' "${ran[@]}" | sort) == "$(readme_lines | sort)" ]] || fail "README.md installs more than was tried"
fi
