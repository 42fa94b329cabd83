#!/usr/bin/env bash
# Pings hubs and search engines about what has changed. What stays due is a warning: the next run tries again.
# Reads INPUT_WORKING_DIRECTORY, INPUT_OUTPUT and the variables of a runner.
set -euo pipefail
cd -- "${INPUT_WORKING_DIRECTORY:-.}"
words=()
[[ -z ${INPUT_OUTPUT:-} ]] || words+=("--output=$INPUT_OUTPUT")
status=0
feedgen ping ${words[@]+"${words[@]}"} >&2 || status=$?
if [[ $status == 4 ]]; then
  printf '::warning title=feedgen::some pings are still due; the next run sends them again\n'
  exit 0
fi
exit "$status"
