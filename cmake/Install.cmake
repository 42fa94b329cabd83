# What is installed: the program, its manual page, completions and documentation. The component `package` is what packages
# hold, with the program of cmake/Package.cmake; `cmake --install` without a component installs the program that was built here.
include(GNUInstallDirs)

# The library for C++ (docs/api.md), for those who ask for it: cmake --install build/release --component library
include(CMakePackageConfigHelpers)
set(FEEDGEN_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/feedgen)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/feedgenConfig.cmake.in ${PROJECT_BINARY_DIR}/feedgenConfig.cmake
                              INSTALL_DESTINATION ${FEEDGEN_PACKAGE_DIR}
                              PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/feedgenConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES $<TARGET_FILE:feedgen_core> DESTINATION ${CMAKE_INSTALL_LIBDIR} RENAME libfeedgen.a
        COMPONENT library EXCLUDE_FROM_ALL)
install(DIRECTORY include/feedgen DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_BINARY_DIR}/feedgenConfig.cmake ${PROJECT_BINARY_DIR}/feedgenConfigVersion.cmake
        DESTINATION ${FEEDGEN_PACKAGE_DIR} COMPONENT library EXCLUDE_FROM_ALL)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # the program is enough to be installed, without the tests

# feedgen_install(TARGET [EXCLUDE_FROM_ALL]): its component is `package` if it is excluded from all.
function(feedgen_install target)
  set(component ${ARGN})
  if(ARGN)
    set(component COMPONENT package EXCLUDE_FROM_ALL)
  endif()
  install(PROGRAMS $<TARGET_FILE:${target}> DESTINATION ${CMAKE_INSTALL_BINDIR} ${component})
  install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} ${component})
  install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} ${component})
  install(CODE "set(FEEDGEN_PROGRAM ${CMAKE_CROSSCOMPILING_EMULATOR} \"$<TARGET_FILE:${target}>\")
                set(FEEDGEN_SOURCE \"${PROJECT_SOURCE_DIR}\")
                set(FEEDGEN_VERSION ${PROJECT_VERSION})
                set(FEEDGEN_FOR_PACKAGE \"${ARGN}\")" ${component})
  install(SCRIPT cmake/package/InstallTexts.cmake ${component})
endfunction()
feedgen_install(feedgen)
feedgen_install(feedgen_packaged EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};${PROJECT_NAME};package;/")
set(CPACK_PACKAGE_NAME feedgen)
set(CPACK_PACKAGE_CONTACT "The feedgen authors <feedgen@localhost>")
set(CPACK_DEBIAN_PACKAGE_NAME feedgen)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "RSS, Atom and JSON feeds from a folder of articles")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"feedgen turns a folder of articles in Markdown or HTML into feeds: one for the
site and one for every category. It reads the configuration of Hexo, Jekyll,
Hugo and others, keeps ids and addresses of former feeds, and costs what a
change costs.")
# Every library but glibc is in the program. libcurl is loaded by runs that use the network,
# libpq by those that share their state.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libc6 (>= 2.36), tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, libcurl4 (>= 7.85)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libpq5")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
