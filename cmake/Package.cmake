# The program of the packages: the same objects as `feedgen`, with every library but glibc inside, so that one file runs on
# all systems whose glibc is not older than that of the one where it is linked. `./dev package` builds what it needs first.
set(FEEDGEN_LIBRARIES ${PROJECT_SOURCE_DIR}/build/libraries/${CMAKE_SYSTEM_PROCESSOR} CACHE PATH
    "Build folder of cmake/package/CMakeLists.txt")

add_executable(feedgen_packaged EXCLUDE_FROM_ALL src/main.cpp)
add_dependencies(feedgen_packaged feedgen_core)
set_target_properties(feedgen_packaged PROPERTIES
  OUTPUT_NAME feedgen RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/packaged SKIP_BUILD_RPATH ON)
target_include_directories(feedgen_packaged PRIVATE src)
target_link_libraries(feedgen_packaged PRIVATE feedgen_flags)
target_link_directories(feedgen_packaged PRIVATE ${FEEDGEN_LIBRARIES}/lib)
target_link_options(feedgen_packaged PRIVATE -static-libstdc++ -static-libgcc -s -Wl,--exclude-libs,ALL -Wl,--gc-sections)
# Archives by name, each behind those that call it: where one is missing, the linker names it.
target_link_libraries(feedgen_packaged PRIVATE $<TARGET_FILE:feedgen_core>
  -l:libxml2.a -l:libmd4c.a -l:libdate-tz.a -l:libfmt.a -l:libtoml.a -l:libyaml-cpp.a -l:libgumbo.a -l:libutf8proc.a -l:libxxhash.a
  -l:libevent.a -l:libidn2.a -l:libunistring.a -l:libsqlite3.a -l:libz.a m)
