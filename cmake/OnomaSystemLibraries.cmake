# Which libraries of the system are part of the program, and which are loaded when it starts. Loading one costs 0.1 to 0.2 ms at each
# start: so RE2 and the decompressors are taken in where the system has them as archives, and toml++ from its headers
# (docs/decisions/0001-dependencies.md). Those
# who package onoma, and keep such libraries current by themselves, set ONOMA_SHARED_LIBRARIES.
option(ONOMA_SHARED_LIBRARIES "Load RE2, zlib, liblzma, libzstd and toml++ as shared libraries" OFF)

if(ONOMA_SHARED_LIBRARIES)
  set(RE2_USE_STATIC_LIBS OFF)
else()
  set(RE2_USE_STATIC_LIBS ON)
endif()
find_package(RE2 REQUIRED)

# onoma_codec(NAME SHARED): the target onoma::NAME, which is the archive libNAME.a, or else the target SHARED.
function(onoma_codec name shared)
  add_library(onoma_codec_${name} INTERFACE)
  add_library(onoma::${name} ALIAS onoma_codec_${name})
  find_library(ONOMA_ARCHIVE_${name} lib${name}.a)
  mark_as_advanced(ONOMA_ARCHIVE_${name})
  if(ONOMA_ARCHIVE_${name} AND NOT ONOMA_SHARED_LIBRARIES)
    target_include_directories(onoma_codec_${name} SYSTEM INTERFACE
                               $<TARGET_PROPERTY:${shared},INTERFACE_INCLUDE_DIRECTORIES>)
    target_link_libraries(onoma_codec_${name} INTERFACE ${ONOMA_ARCHIVE_${name}} Threads::Threads)
  else()
    target_link_libraries(onoma_codec_${name} INTERFACE ${shared})
  endif()
endfunction()

onoma_codec(z ZLIB::ZLIB)
onoma_codec(lzma LibLZMA::LibLZMA)
onoma_codec(zstd PkgConfig::ZSTD)

add_library(onoma_toml INTERFACE)
add_library(onoma::toml ALIAS onoma_toml)
if(ONOMA_SHARED_LIBRARIES)
  target_link_libraries(onoma_toml INTERFACE tomlplusplus::tomlplusplus)
else()
  target_include_directories(onoma_toml SYSTEM INTERFACE
                             $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_definitions(onoma_toml INTERFACE TOML_HEADER_ONLY=1 TOML_ENABLE_FORMATTERS=0)
endif()
