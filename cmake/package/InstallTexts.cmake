# Writes what feedgen says of itself and what a system wants to know of a package: the manual page, completions, changelog,
# licences. Included by cmake_install.cmake, which has set FEEDGEN_PROGRAM, FEEDGEN_SOURCE, FEEDGEN_VERSION and
# FEEDGEN_FOR_PACKAGE. With the prefix /usr all lies where Debian's packages have it.
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  set(zsh_folder share/zsh/vendor-completions)
else()
  set(zsh_folder share/zsh/site-functions)  # that of zsh itself
endif()
set(destination $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX})
set(documents ${destination}/share/doc/feedgen)

# feedgen_write(FILE COMMAND…): what the command prints, without times or the names of files.
function(feedgen_write path)
  cmake_path(GET path PARENT_PATH folder)
  file(MAKE_DIRECTORY ${folder})
  execute_process(COMMAND ${ARGN} OUTPUT_FILE ${path} COMMAND_ERROR_IS_FATAL ANY)
  if(path MATCHES "\\.(1|gz)$")
    string(REGEX REPLACE "\\.gz$" "" plain ${path})
    if(NOT plain STREQUAL path)
      file(RENAME ${path} ${plain})
    endif()
    execute_process(COMMAND gzip --best --no-name --force ${plain} COMMAND_ERROR_IS_FATAL ANY)
  endif()
  message(STATUS "Installing: ${path}")
endfunction()

feedgen_write(${destination}/share/man/man1/feedgen.1 ${FEEDGEN_PROGRAM} --generate man)
feedgen_write(${destination}/share/bash-completion/completions/feedgen ${FEEDGEN_PROGRAM} --generate complete-bash)
feedgen_write(${destination}/${zsh_folder}/_feedgen ${FEEDGEN_PROGRAM} --generate complete-zsh)
feedgen_write(${destination}/share/fish/vendor_completions.d/feedgen.fish ${FEEDGEN_PROGRAM} --generate complete-fish)

set(texts ${FEEDGEN_SOURCE}/cmake/package)
if(FEEDGEN_FOR_PACKAGE)
  feedgen_write(${documents}/THIRD-PARTY ${texts}/third-party ${FEEDGEN_SOURCE}/build/libraries/sources)
endif()
if(FEEDGEN_FOR_PACKAGE AND CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  feedgen_write(${documents}/changelog.gz cat ${FEEDGEN_SOURCE}/CHANGELOG.md)
  feedgen_write(${documents}/changelog.Debian.gz ${texts}/debian-changelog ${FEEDGEN_VERSION}-1)
  feedgen_write(${documents}/copyright ${texts}/debian-copyright ${FEEDGEN_SOURCE}/LICENSE)
  feedgen_write(${destination}/share/lintian/overrides/feedgen cat ${texts}/lintian-overrides)
else()
  file(INSTALL ${FEEDGEN_SOURCE}/LICENSE ${FEEDGEN_SOURCE}/CHANGELOG.md DESTINATION ${documents})
endif()
