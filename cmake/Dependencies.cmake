# Every library feedgen stands on, found once. All are distribution packages; nothing is downloaded.
# The imported names differ between releases of Debian and Ubuntu; the differences end here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(date REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tl-expected REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)

pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(idn2 REQUIRED IMPORTED_TARGET libidn2)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(libcurl REQUIRED libcurl>=7.85)  # for its header
pkg_check_modules(libpq REQUIRED libpq)  # for its header
pkg_check_modules(libevent REQUIRED IMPORTED_TARGET libevent>=2.1.12)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# A header alone, which says its version in a comment.
find_path(FEEDGEN_MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)
file(STRINGS ${FEEDGEN_MUSTACHE_INCLUDE_DIR}/kainjow/mustache.hpp mustache_VERSION REGEX "Mustache v[0-9.]+" LIMIT_COUNT 1)
string(REGEX REPLACE ".*Mustache v([0-9.]+).*" "\\1" mustache_VERSION "${mustache_VERSION}")

if(TARGET yaml-cpp::yaml-cpp)  # 0.8
  set(FEEDGEN_YAML_CPP yaml-cpp::yaml-cpp)
else()  # 0.7, Debian 12
  set(FEEDGEN_YAML_CPP yaml-cpp)
endif()
