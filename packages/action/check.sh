#!/usr/bin/env bash
# Judges the feeds of a build with feedgen check, and marks what it finds, which GitHub shows in pull requests.
# Reads INPUT_WORKING_DIRECTORY, INPUT_CHECK, BUILT_FOLDER and the variables of a runner.
set -euo pipefail

site=${INPUT_WORKING_DIRECTORY:-.}
feeds=${BUILT_FOLDER:?}
# Marks name files from the workspace, in which this runs.
[[ $feeds == /* || $site == . ]] || feeds=${site%/}/$feeds
work=$(mktemp -d "$RUNNER_TEMP/feedgen.XXXXXX")
trap 'rm -rf "$work"' EXIT

status=0
feedgen check --output-format github -- "$feeds" >"$work/marks" 2>"$work/messages" || status=$?

# Names of files stand in the messages: the runner must take none of it for a command. The marks are escaped.
token=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')
printf '::stop-commands::%s\n' "$token"
cat "$work/messages"
printf '::%s::\n' "$token"
# Notes are for those who ask for them.
grep -E '^::(error|warning) ' "$work/marks" || true
{
  printf '### Check\n\n'
  sed 's/^/    /' "$work/messages"
  printf '\n'
} >>"$GITHUB_STEP_SUMMARY"
# Findings end the step only where that is asked for; that feeds can't be read always does.
if [[ $status == 1 && ${INPUT_CHECK:-true} != fail ]]; then exit 0; fi
exit "$status"
