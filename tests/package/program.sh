#!/usr/bin/env bash
# Judges the program of the packages by what is in its file: it needs nothing but glibc, and no newer one than that of
# Debian 12; it is hardened, stripped, exports nothing, and names no folder of the machine that built it.
#
#   program.sh PROGRAM [PREFIX]      PREFIX of binutils, where the program is for another machine: aarch64-linux-gnu-
set -euo pipefail
export LC_ALL=C
program=$1 prefix=${2-}
floor=2.36
top=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
failed=0

wrong() {
  printf 'package: %s: %s\n' "$program" "$*" >&2
  failed=1
}
has() { grep --quiet -- "$1"; }

dynamic=$("${prefix}readelf" --dynamic --wide "$program")
headers=$("${prefix}readelf" --file-header --program-headers --section-headers --wide "$program")
symbols=$("${prefix}objdump" --dynamic-syms "$program")

others=$(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' <<<"$dynamic" | grep -Ev '^(libc\.so\.6|libm\.so\.6|ld-linux-.*)$' || true)
[[ -z $others ]] || wrong "needs libraries beside glibc:" $others

needed=$(sed -n 's/.*\*UND\*.*GLIBC_\([0-9][0-9.]*\).*/\1/p' <<<"$symbols" | sort -uV | tail -n 1)
if [[ -z $needed ]]; then
  wrong "takes no symbol of glibc: the check of its version is of no use"
elif [[ $(printf '%s\n' "$needed" "$floor" | sort -V | tail -n 1) != "$floor" ]]; then
  wrong "needs glibc $needed, newer than $floor; packages are made on Debian 12. It takes:" \
    $(sed -n "s/.*(GLIBC_${needed//./\\.}) *//p" <<<"$symbols")
fi

if has 'RPATH\|RUNPATH' <<<"$dynamic"; then wrong "looks for libraries in folders of its own"; fi
has 'Type: *DYN' <<<"$headers" || wrong "can't be loaded at any address (PIE)"
has GNU_RELRO <<<"$headers" || wrong "has no RELRO"
has 'FLAGS.*BIND_NOW' <<<"$dynamic" || wrong "resolves symbols late (-z now)"
has 'GNU_STACK.* RW ' <<<"$headers" || wrong "has a stack that can be executed"
has __stack_chk_fail <<<"$symbols" || wrong "has no stack protector"
has '__memcpy_chk\|__snprintf_chk\|__read_chk' <<<"$symbols" || wrong "is not fortified"
if has '\.symtab' <<<"$headers"; then wrong "is not stripped"; fi
exported=$("${prefix}nm" --dynamic --defined-only "$program" 2>/dev/null | awk '{print $3}' |
  grep -v '@GLIBC_' || true)  # variables of glibc that the program holds for it
[[ -z $exported ]] || wrong "exports" $(head -n 5 <<<"$exported")
# With the slash: "/source" alone is a part of many texts.
if grep --quiet --text --fixed-strings -- "$top/" "$program"; then wrong "names files of $top"; fi

((failed == 0)) || exit 1
printf 'package: the program needs glibc %s (%s at most) and no other library; %s bytes\n' \
  "$needed" "$floor" "$(stat --format=%s "$program")" >&2
