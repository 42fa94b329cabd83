#!/usr/bin/env bash
# Downloads the tarball of a release, checks its SHA-256, and puts the program on the path of the job's next steps.
# Reads INPUT_VERSION, INPUT_SHA256, INPUT_URL and the variables of a runner.
set -euo pipefail

fail() {
  printf '::error title=feedgen::%s\n' "$1"
  exit 2
}

# shellcheck source=packages/program.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../program.sh"

version=${INPUT_VERSION#v}
sha256=${INPUT_SHA256,,}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail "version must be a release such as 0.2.0"
[[ $sha256 =~ ^[0-9a-f]{64}$ ]] || fail "sha256 must be the SHA-256 of the tarball, 64 hexadecimal digits"
case $(uname -s)-$(uname -m) in
  Linux-x86_64) machine=x86_64 ;;
  Linux-aarch64) machine=aarch64 ;;
  *) fail "feedgen is packaged for Linux on x86_64 and aarch64; use such a runner" ;;
esac

url=${INPUT_URL:-}
if [[ -z $url ]]; then
  [[ -n ${GITHUB_ACTION_REPOSITORY:-} ]] || fail "this action was not taken from a repository; set url"
  url=$GITHUB_SERVER_URL/$GITHUB_ACTION_REPOSITORY/releases/download/v$version/feedgen-$version-linux-$machine.tar.gz
fi
[[ $url == https://* ]] || fail "url must begin with https://"

folder=$RUNNER_TEMP/feedgen-$version-$sha256
if [[ ! -x $folder/bin/feedgen ]]; then
  work=$(mktemp -d "$RUNNER_TEMP/feedgen.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  curl --fail --silent --show-error --location --proto '=https' --proto-redir '=https' --retry 3 --max-time 300 \
    --output "$work/feedgen.tar.gz" --url "$url" || fail "the tarball can't be downloaded; correct version or url"
  (cd "$work" && printf '%s  feedgen.tar.gz\n' "$sha256" | sha256sum --check --status) ||
    fail "the tarball has not the SHA-256 that was given: $(sha256sum "$work/feedgen.tar.gz" | cut -c1-64)"
  mkdir "$work/unpacked"
  program=$(program_in "$work/feedgen.tar.gz" "$work/unpacked") || fail "the tarball holds no program"
  mkdir -p "$folder/bin"
  install -m 755 "$program" "$folder/bin/feedgen"
fi
"$folder/bin/feedgen" --version
printf '%s\n' "$folder/bin" >>"$GITHUB_PATH"
