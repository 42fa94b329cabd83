# The flags that every target of this project is compiled with.
add_library(feedgen_flags INTERFACE)
target_compile_options(feedgen_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                               -Wnon-virtual-dtor -Woverloaded-virtual)
if(FEEDGEN_WARNINGS_ARE_ERRORS)
  target_compile_options(feedgen_flags INTERFACE -Werror)
endif()
if(FEEDGEN_SANITIZE)
  target_compile_options(feedgen_flags INTERFACE -fsanitize=${FEEDGEN_SANITIZE}
                                                 -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(feedgen_flags INTERFACE -fsanitize=${FEEDGEN_SANITIZE})
endif()
