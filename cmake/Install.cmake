include(GNUInstallDirs)
install(TARGETS feedgen RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)  # where Debian's users look
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
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

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME feedgen)
set(CPACK_PACKAGE_CONTACT "The feedgen authors")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata")
# libcurl is loaded by runs that use the network, so it does not show among the linked libraries.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, libcurl4 (>= 7.85)")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
