# onoma_stage(NAME LINKS …): the sources of src/NAME (for `api`: those directly in src, but for pipeline*.cpp, which need all stages and are one of their own) as an object library, so that each
# stage can be built and tested by itself. Stages without sources are left out.
include(CheckLinkerFlag)

set(ONOMA_STAGES "" CACHE INTERNAL "")

add_library(onoma_options INTERFACE)
target_include_directories(onoma_options INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                                   $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
target_compile_options(onoma_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                               $<$<BOOL:${ONOMA_WERROR}>:-Werror>)
# Functions that nothing calls are left out of the program.
target_compile_options(onoma_options INTERFACE $<$<CONFIG:Release>:-ffunction-sections> $<$<CONFIG:Release>:-fdata-sections>)
target_link_options(onoma_options INTERFACE $<$<CONFIG:Release>:-Wl,--gc-sections,--discard-all>)
# Addresses that are put right at the start take an eighth of the room where linker and C library know of it (glibc 2.36).
check_linker_flag(CXX -Wl,-z,pack-relative-relocs ONOMA_PACKS_RELOCATIONS)
if(ONOMA_PACKS_RELOCATIONS)
  target_link_options(onoma_options INTERFACE $<$<CONFIG:Release>:-Wl,-z,pack-relative-relocs>)
endif()
if(ONOMA_SANITIZE)
  target_compile_options(onoma_options INTERFACE -fsanitize=${ONOMA_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer)
  target_link_options(onoma_options INTERFACE -fsanitize=${ONOMA_SANITIZE})
endif()

function(onoma_stage name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  if(name STREQUAL "api")
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.cpp)
    list(FILTER sources EXCLUDE REGEX "/pipeline[^/]*\\.cpp$")
  elseif(name STREQUAL "pipeline")
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/pipeline*.cpp)
  else()
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  endif()
  list(FILTER sources EXCLUDE REGEX "(_main|/builtin/[^/]*)\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_library(onoma_${name} OBJECT ${sources})
  target_link_libraries(onoma_${name} PUBLIC onoma_options ${ARG_LINKS})
  set(ONOMA_STAGES ${ONOMA_STAGES} ${name} CACHE INTERNAL "")
endfunction()

# Links the objects of the named stages, and what they need, into a target.
function(onoma_link_stages target)
  foreach(stage IN LISTS ARGN)
    if(stage IN_LIST ONOMA_STAGES)
      target_link_libraries(${target} PRIVATE onoma_${stage})
    endif()
  endforeach()
endfunction()

# Puts the objects of the named stages into a static library. They are sources there, not linked libraries, so that an
# installed library does not ask for targets that are never installed.
function(onoma_archive_stages target)
  foreach(stage IN LISTS ARGN)
    if(stage IN_LIST ONOMA_STAGES)
      target_sources(${target} PRIVATE $<TARGET_OBJECTS:onoma_${stage}>)
    endif()
  endforeach()
endfunction()
