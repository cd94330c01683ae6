# What `cmake --install` lays down: the program with its manual page and completions, both libraries, the headers, the schema, and the package for
# find_package(onoma), which gives onoma::onoma and onoma::default_model. tests/install uses all of it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(ONOMA_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/onoma)

if(TARGET onoma)
  install(TARGETS onoma RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${ONOMA_SELF_DIR}/onoma.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${ONOMA_SELF_DIR}/onoma.bash RENAME onoma
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${ONOMA_SELF_DIR}/_onoma DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${ONOMA_SELF_DIR}/onoma.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
install(TARGETS onoma_library onoma_default_model EXPORT onomaTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/onoma DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.hpp)
install(EXPORT onomaTargets NAMESPACE onoma:: DESTINATION ${ONOMA_PACKAGE_DIR})

configure_package_config_file(cmake/onomaConfig.cmake.in ${PROJECT_BINARY_DIR}/onomaConfig.cmake
                              INSTALL_DESTINATION ${ONOMA_PACKAGE_DIR}
                              NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/onomaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/onomaConfig.cmake ${PROJECT_BINARY_DIR}/onomaConfigVersion.cmake
              cmake/FindRE2.cmake
        DESTINATION ${ONOMA_PACKAGE_DIR})

foreach(file docs/onoma-1.schema.json LICENSE)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${file})
    install(FILES ${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/onoma)
  endif()
endforeach()
