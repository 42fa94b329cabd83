#!/usr/bin/env bash
# Does in a system of 64-bit ARM, whose every program an emulator runs, what README.md says: installs the tarball, the npm
# packages and the wheel, and builds the demo's feeds with each: they have to be those of feeds/.
#
#   emulated_system.sh FOLDER        FOLDER has the packages for aarch64
#
# The kernel hands the system's programs to the emulator in a namespace of their own (Linux 6.7), so nothing is registered
# for this machine. 0: all is well; 1: it is not; 2: there can be no such system here, and that is said.
set -euo pipefail
say() { printf 'package: arm64: %s\n' "$*" >&2; }

# In the namespace. An emulator that the machine has registered itself is taken as it is.
register() {
  local head='\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00'
  local mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
  if chroot "$root" /bin/true 2>"$root/said"; then return; fi
  mount -t binfmt_misc none /proc/sys/fs/binfmt_misc &&
    printf ':feedgen-aarch64:M::%s:%s:%s:F' "$head" "$mask" "$(command -v qemu-aarch64-static)" >/proc/sys/fs/binfmt_misc/register &&
    chroot "$root" /bin/true
}

# install_and_use WORD WHAT PROGRAM: the line of README.md that has the word, as docs/install.md says to write it for ARM.
install_and_use() {
  local begin
  of_readme "$1"
  readme_line=${readme_line//x86_64/aarch64}
  begin=$(now)
  typed "${readme_line//linux-x64/linux-arm64}"
  demo_with "$3"
  echo "$2: $(seconds_since "$begin") from the file to the first feeds, in an emulator"
}

if [[ $1 == --inside ]]; then
  root=$2 packages=$3
  # shellcheck source=tests/package/inside.sh
  . "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/inside.sh"
  register || exit 2
  mount --rbind /dev "$root/dev"
  mount --rbind /proc "$root/proc"
  [[ $(inside / uname -m) == aarch64 ]] || fail "this is no system of 64-bit ARM"
  mkdir -p "$root/downloads" "$root/usr/local"  # that is made when a system is configured
  cp "$packages"/*linux-aarch64.tar.gz "$packages"/feedgen-*.tgz "$packages"/*aarch64.whl "$root/downloads"
  rm -f "$root/downloads"/feedgen-bin-linux-x64-*
  install_and_use /usr/local tarball /usr/local/bin/feedgen
  install_and_use npm npm /downloads/node_modules/.bin/feedgen
  install_and_use venv wheel /downloads/venv/bin/feedgen
  exit
fi

unset SOURCE_DATE_EPOCH  # it would be the time at which feedgen runs
packages=$(readlink -f "$1")
((EUID == 0)) || { say "not tried: only root can make such a system"; exit 2; }
command -v qemu-aarch64-static >/dev/null || { say "not tried: there is no qemu-aarch64-static"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
# Nothing of it is configured: that would take programs that can't run yet.
apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' | sort -u |
  mmdebstrap --variant=extract --architectures=arm64 --include=bash,dash,coreutils,libc-bin,sed,grep,tar,gzip,tzdata,npm,python3-venv \
    "$suite" "$work/root" - >"$work/log" 2>&1 || { say "no fresh system can be made here:"; tail -n 5 "$work/log" >&2; exit 2; }
status=0
unshare --user --map-root-user --mount "$0" --inside "$work/root" "$packages" >"$work/said" 2>&1 || status=$?
if ((status == 2)); then say "not tried: this kernel lets no namespace have an emulator:"; fi
sed 's/^/package: arm64: /' "$work/said" >&2
exit "$status"
