# The flags that every target of this project is compiled with.
add_library(feedgen_flags INTERFACE)
target_compile_options(feedgen_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion
                                               -Wnon-virtual-dtor -Woverloaded-virtual)
if(NOT FEEDGEN_UNITY)  # where a name of one source may hide another's
  target_compile_options(feedgen_flags INTERFACE -Wshadow)
endif()
# GCC 12 warns of std::string's and std::optional's own code when it inlines it (GCC bugs 105651, 80635).
target_compile_options(feedgen_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds;-Wno-maybe-uninitialized>)
# GCC looks for what it can free each time its heap has grown to twice the size, which takes it 5 % of the time. No unit
# needs more than half a gigabyte.
target_compile_options(feedgen_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=524288>)
if(NOT FEEDGEN_SANITIZE)
  include(${CMAKE_CURRENT_LIST_DIR}/Hardening.cmake)
  target_compile_options(feedgen_flags INTERFACE
    "$<$<CONFIG:Release>:${FEEDGEN_HARDENING};-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
  target_link_options(feedgen_flags INTERFACE "$<$<CONFIG:Release>:${FEEDGEN_HARDENED_LINK}>")
endif()
if(FEEDGEN_WARNINGS_ARE_ERRORS)
  target_compile_options(feedgen_flags INTERFACE -Werror)
endif()
if(FEEDGEN_SANITIZE)
  target_compile_options(feedgen_flags INTERFACE -fsanitize=${FEEDGEN_SANITIZE}
                                                 -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(feedgen_flags INTERFACE -fsanitize=${FEEDGEN_SANITIZE})
endif()
