# The library, the compiler of gazetteers, the model that it makes of gazetteers/, and the program.
set(ONOMA_LIBRARY_STAGES api text gazetteer pattern tag link additions json model pipeline)

add_library(onoma_library STATIC)
onoma_archive_stages(onoma_library ${ONOMA_LIBRARY_STAGES})
target_include_directories(onoma_library PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                                $<INSTALL_INTERFACE:include>)
target_link_libraries(onoma_library PUBLIC ICU::uc re2::re2 ${CMAKE_DL_LIBS})
set_target_properties(onoma_library PROPERTIES OUTPUT_NAME onoma EXPORT_NAME onoma)
add_library(onoma::onoma ALIAS onoma_library)

add_executable(onoma-compile src/model/onoma_compile_main.cpp)
target_link_libraries(onoma-compile PRIVATE onoma_options onoma_library)

# Presets share the compiled file: it depends on the sources alone.
file(GLOB_RECURSE ONOMA_GAZETTEER_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/gazetteers/*.tsv
     ${PROJECT_SOURCE_DIR}/gazetteers/*.rules)
set(ONOMA_MODEL_FILE ${PROJECT_BINARY_DIR}/default.onoma)
add_custom_command(
  OUTPUT ${ONOMA_MODEL_FILE}
  COMMAND onoma-compile ${PROJECT_SOURCE_DIR}/gazetteers ${ONOMA_MODEL_FILE}
  DEPENDS onoma-compile ${ONOMA_GAZETTEER_FILES}
  COMMENT "Compiling the gazetteers"
  VERBATIM)

configure_file(${PROJECT_SOURCE_DIR}/cmake/default_model.S.in ${PROJECT_BINARY_DIR}/default_model.S @ONLY)
set_source_files_properties(${PROJECT_BINARY_DIR}/default_model.S PROPERTIES OBJECT_DEPENDS ${ONOMA_MODEL_FILE})
add_library(onoma_default_model STATIC src/model/builtin/builtin.cpp ${PROJECT_BINARY_DIR}/default_model.S)
target_link_libraries(onoma_default_model PUBLIC onoma_library PRIVATE $<BUILD_INTERFACE:onoma_options>)
set_target_properties(onoma_default_model PROPERTIES EXPORT_NAME default_model)
add_library(onoma::default_model ALIAS onoma_default_model)

if(cli IN_LIST ONOMA_STAGES)
  add_executable(onoma src/cli/onoma_main.cpp)
  onoma_link_stages(onoma io output batch eval check imports learn cli)
  target_link_libraries(onoma PRIVATE onoma_options onoma_default_model onoma_library)
  # The names of our functions that work on texts are kept, for tests/bench and for profiles; all names would be half a megabyte.
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_custom_command(TARGET onoma POST_BUILD VERBATIM
                       COMMAND ${CMAKE_OBJCOPY} --wildcard --strip-symbol=!_ZN5onoma* --strip-symbol=!_ZNK5onoma* --strip-symbol=*
                               $<TARGET_FILE:onoma>
                       COMMAND ${CMAKE_OBJCOPY} --wildcard --strip-symbol=_ZN*5onoma3cli* --strip-symbol=_ZN*5onoma4eval*
                               --strip-symbol=_ZN*5onoma5check* --strip-symbol=_ZN*5onoma5learn* --strip-symbol=_ZN*5onoma7imports*
                               $<TARGET_FILE:onoma>)
  endif()
endif()
