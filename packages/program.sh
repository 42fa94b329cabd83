# For the scripts that pack: finds the program and the machine that it is for.
# shellcheck shell=bash

# program_in FILE FOLDER: prints the path of the program. FILE is the program, or a tarball that holds it, which is
# unpacked into FOLDER.
program_in() {
  local member
  if [[ $1 != *.tar.gz ]]; then
    printf '%s\n' "$1"
    return
  fi
  member=$(tar -tzf "$1" | grep -E '^([^/]+/)*(bin/)?feedgen$' | grep -vE '/(share|lib)/' | sed -n 1p)
  [[ -n $member ]] || { printf '%s: there is no program feedgen in it\n' "$1" >&2; return 1; }
  tar -xzf "$1" -C "$2" -- "$member"
  printf '%s\n' "$2/$member"
}

# licences_in FILE FOLDER: prints the path of the licences of the libraries that the program carries, if FILE is a tarball
# with such a file; it is unpacked into FOLDER.
licences_in() {
  local member
  [[ $1 == *.tar.gz ]] || return 0
  member=$(tar -tzf "$1" | grep -E '(^|/)THIRD-PARTY[^/]*$' | sed -n 1p) || true
  [[ -n $member ]] || return 0
  tar -xzf "$1" -C "$2" -- "$member"
  printf '%s\n' "$2/$member"
}

# machine_of PROGRAM: prints x86_64 or aarch64, as the program's ELF header says.
machine_of() {
  local header
  header=$(od -An -tx1 -N20 -- "$1" | tr -d ' \n')
  case $header in
    7f454c4602*3e00) echo x86_64 ;;
    7f454c4602*b700) echo aarch64 ;;
    *) printf '%s: no program for Linux on x86_64 or aarch64\n' "$1" >&2; return 1 ;;
  esac
}
