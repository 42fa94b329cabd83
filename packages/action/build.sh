#!/usr/bin/env bash
# Builds the feeds, and turns feedgen's messages into marks on the lines that they are about.
# Reads INPUT_WORKING_DIRECTORY, INPUT_ARTICLES, INPUT_OUTPUT, INPUT_ARGUMENTS, INPUT_ANNOTATE and the variables of a runner.
set -euo pipefail

# The parts of a command to the runner, in which some signs have a meaning.
message() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}
property() {
  local text
  text=$(message "$1")
  text=${text//:/%3A}
  printf '%s' "${text//,/%2C}"
}

# annotate LINE: path:line:column: severity: what is wrong; what to do
annotate() {
  local path line column severity
  if [[ $1 =~ ^(.+):([0-9]+):([0-9]+):\ (error|warning):\ (.*)$ ]]; then
    path=${BASH_REMATCH[1]} line=${BASH_REMATCH[2]} column=${BASH_REMATCH[3]} severity=${BASH_REMATCH[4]}
    printf '::%s file=%s,line=%s,col=%s,title=feedgen::%s\n' "$severity" "$(property "$prefix$path")" "$line" "$column" \
      "$(message "${BASH_REMATCH[5]}")"
  elif [[ $1 =~ ^feedgen:\ (error|warning):\ (.*)$ ]]; then
    printf '::%s title=feedgen::%s\n' "${BASH_REMATCH[1]}" "$(message "${BASH_REMATCH[2]}")"
  elif [[ $1 =~ ^(.+):\ (error|warning):\ (.*)$ ]]; then
    path=${BASH_REMATCH[1]} severity=${BASH_REMATCH[2]}
    printf '::%s file=%s,title=feedgen::%s\n' "$severity" "$(property "$prefix$path")" "$(message "${BASH_REMATCH[3]}")"
  fi
}

site=${INPUT_WORKING_DIRECTORY:-.}
prefix=${site%/}/
[[ $prefix != ./ ]] || prefix=
work=$(mktemp -d "$RUNNER_TEMP/feedgen.XXXXXX")
trap 'rm -rf "$work"' EXIT

words=()
while IFS= read -r word; do [[ -z $word ]] || words+=("$word"); done <<<"${INPUT_ARGUMENTS:-}"
[[ -z ${INPUT_OUTPUT:-} ]] || words+=("--output=$INPUT_OUTPUT")
articles=()
while IFS= read -r word; do [[ -z $word ]] || articles+=("$word"); done <<<"${INPUT_ARTICLES:-}"

status=0
: >"$work/known"
(cd -- "$site" && feedgen "${words[@]}" --json -- ${articles[@]+"${articles[@]}"}) >"$work/report" 2>"$work/messages" || status=$?

# Names and titles of articles stand in the messages: the runner must take none of it for a command.
token=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')
printf '::stop-commands::%s\n' "$token"
cat "$work/messages"
printf '::%s::\n' "$token"
if [[ ${INPUT_ANNOTATE:-true} == true ]]; then
  # What an earlier run has reported already is only counted in this one.
  if grep -q ', as before; feedgen list --problems says why$' "$work/messages"; then
    (cd -- "$site" && feedgen list --problems -q -- ${articles[@]+"${articles[@]}"}) >"$work/known" 2>/dev/null || true
  fi
  cat "$work/messages" "$work/known" | awk '!seen[$0]++' | while IFS= read -r line; do annotate "$line"; done
fi

count() { grep -c -E "$1" "$work/messages" || true; }
# Of feeds, not of the files for people beside them.
changed=$(sed '/^  "companions": \[/,/^  \]/d' "$work/report" | { grep -oE '[^\\]"changed": ?true' || true; } | wc -l)
errors=$(count '^[^:]*(:.*)?: error: ')
warnings=$(count '^[^:]*(:.*)?: warning: ')
# The folder of the feeds, for the step that judges them; a name that JSON has to escape is not read.
folder=${INPUT_OUTPUT:-$(sed -n 's/^  "output": "\([^"\\]*\)",$/\1/p' "$work/report" | sed -n 1p)}
printf '%s\n' "changed=$changed" "errors=$errors" "warnings=$warnings" "folder=${folder//$'\n'/}" >>"$GITHUB_OUTPUT"
{
  printf '### Feeds\n\n%s feeds have changed; %s errors, %s warnings.\n\n' "$changed" "$errors" "$warnings"
  sed 's/^/    /' "$work/messages" # a block of code: nothing in it is markup
  printf '\n'
} >>"$GITHUB_STEP_SUMMARY"
exit "$status"
