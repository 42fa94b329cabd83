#!/usr/bin/env bash
# Packs the npm packages: the launcher, the program for one machine, and the plugins for Hexo and Eleventy.
#
#   pack.sh PROGRAM VERSION FOLDER
#
# PROGRAM is the program, or a tarball that holds it (bin/feedgen). The packages, four files NAME-VERSION.tgz, come into
# FOLDER. Same program and version, same bytes. Nothing is fetched.
set -euo pipefail
[[ $# == 3 ]] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
top=$(readlink -f "$here/../..")
program=$(readlink -f "$1")
version=$2
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || { echo "pack.sh: '$version' is no version such as 1.2.3" >&2; exit 2; }
mkdir -p "$3"
folder=$(readlink -f "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=packages/program.sh
. "$top/packages/program.sh"

mkdir "$work/unpacked"
licences=$(licences_in "$program" "$work/unpacked")
program=$(program_in "$program" "$work/unpacked")
machine=$(machine_of "$program")
cpu=$([[ $machine == x86_64 ]] && echo x64 || echo arm64)

# package NAME: a copy with the licence and the version.
package() {
  cp -R "$here/$1" "$work/$1"
  cp "$top/LICENSE" "$work/$1/"
  sed -i "s/\"0\.0\.0\"/\"$version\"/" "$work/$1/package.json"
  chmod -R u=rwX,go=rX "$work/$1"
}

for name in feedgen-bin hexo-generator-feedgen eleventy-plugin-feedgen platform; do package "$name"; done
sed -i "s/PLATFORM/linux/g; s/\bCPU\b/$cpu/g" "$work/platform/package.json"
mkdir "$work/platform/bin"
install -m 755 "$program" "$work/platform/bin/feedgen"
[[ -z $licences ]] || install -m 644 "$licences" "$work/platform/THIRD-PARTY"
for name in feedgen-bin hexo-generator-feedgen eleventy-plugin-feedgen platform; do
  (cd "$work/$name" && npm pack --silent --offline --ignore-scripts --cache "$work/cache" --pack-destination "$folder") >&2
done
