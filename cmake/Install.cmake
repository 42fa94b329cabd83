include(GNUInstallDirs)
install(TARGETS feedgen RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)  # where Debian's users look
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
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
