# What the program tells of itself: the schema inside it, what it is built with; the manual page and the completions, which it
# writes itself once it is built.
if(NOT TARGET onoma)
  return()
endif()

set(ONOMA_SCHEMA_FILE ${PROJECT_SOURCE_DIR}/docs/onoma-1.schema.json)
configure_file(${PROJECT_SOURCE_DIR}/cmake/schema.S.in ${PROJECT_BINARY_DIR}/schema.S @ONLY)
set_source_files_properties(${PROJECT_BINARY_DIR}/schema.S PROPERTIES OBJECT_DEPENDS ${ONOMA_SCHEMA_FILE})
target_sources(onoma_cli PRIVATE ${PROJECT_BINARY_DIR}/schema.S)

# RE2 does not tell its version; the name of its library does.
get_filename_component(re2_file ${RE2_LIBRARY} REALPATH)
get_filename_component(re2_name ${re2_file} NAME)
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/cli/version_info.cpp PROPERTIES COMPILE_DEFINITIONS
  "ONOMA_RE2_VERSION=\"${re2_name}\";ONOMA_BUILD_TYPE=\"${CMAKE_BUILD_TYPE}\";ONOMA_COMPILER=\"${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}\"")

set(ONOMA_SELF_DIR ${PROJECT_BINARY_DIR}/share)
set(ONOMA_MAN_PAGE ${ONOMA_SELF_DIR}/onoma.1)
set(ONOMA_COMPLETIONS ${ONOMA_SELF_DIR}/onoma.bash ${ONOMA_SELF_DIR}/_onoma ${ONOMA_SELF_DIR}/onoma.fish)
file(MAKE_DIRECTORY ${ONOMA_SELF_DIR})
add_custom_command(
  OUTPUT ${ONOMA_MAN_PAGE} ${ONOMA_COMPLETIONS}
  COMMAND onoma man --no-config > onoma.1
  COMMAND onoma completions bash --no-config > onoma.bash
  COMMAND onoma completions zsh --no-config > _onoma
  COMMAND onoma completions fish --no-config > onoma.fish
  WORKING_DIRECTORY ${ONOMA_SELF_DIR}
  DEPENDS onoma
  COMMENT "Writing the manual page and the completions"
  VERBATIM)
add_custom_target(onoma_self_description ALL DEPENDS ${ONOMA_MAN_PAGE} ${ONOMA_COMPLETIONS})
