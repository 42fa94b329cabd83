# How what users run is compiled and linked, besides optimization: nothing that one library's symbols mean can be taken by
# another's, a written-over stack ends the program, and memory has no fixed places. No machine's paths are in the program.
set(FEEDGEN_HARDENING -fPIE -fvisibility=hidden -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE
                      -D_FORTIFY_SOURCE=2)
set(FEEDGEN_HARDENED_LINK -pie -Wl,-z,relro,-z,now,-z,noexecstack)
