#!/usr/bin/env bash
# The packaged program for 64-bit ARM, run by an emulator: black-box cases take it as their program.
top=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
exec qemu-aarch64 -L "$top/build/libraries/sysroot-aarch64" "$top/build/package-aarch64/packaged/feedgen" "$@"
