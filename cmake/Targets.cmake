# The flags that every target of this project is compiled with.
add_library(feedgen_flags INTERFACE)
target_compile_options(feedgen_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                               -Wnon-virtual-dtor -Woverloaded-virtual)
# GCC 12 warns of std::string's own code when it inlines it (GCC bug 105651).
target_compile_options(feedgen_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>)
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
