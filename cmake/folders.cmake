# SPDX-License-Identifier: AGPL-3.0-or-later
# A folder of src/ becomes a static library; *_test.cpp files go to the unit test instead.
set_property(GLOBAL PROPERTY harken_libraries "")

function(harken_sources variable folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  set(${variable} ${sources} PARENT_SCOPE)
endfunction()

# Standard headers that nearly every file includes; the others cost more than they save.
function(harken_precompile target)
  if(NOT TARGET harken_precompiled)
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
    add_library(harken_precompiled STATIC ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_precompile_headers(harken_precompiled PRIVATE
      <algorithm> <chrono> <cstdint> <expected> <functional> <map> <memory> <optional> <span> <string>
      <string_view> <unordered_map> <utility> <variant> <vector>)
    target_compile_options(harken_precompiled PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  target_precompile_headers(${target} REUSE_FROM harken_precompiled)
  target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
endfunction()

function(harken_folder folder)
  cmake_parse_arguments(arg "" "NAME" "LINK" ${ARGN})
  if(NOT arg_NAME)
    string(REPLACE "/" "_" arg_NAME ${folder})
  endif()
  set(target harken_${arg_NAME})
  harken_sources(sources ${folder})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} PUBLIC ${arg_LINK})
    harken_precompile(${target})
    set_property(GLOBAL APPEND PROPERTY harken_libraries ${target})
  else()
    # Header-only for now, or not written yet.
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} INTERFACE ${arg_LINK})
  endif()
endfunction()

function(harken_executable)
  harken_sources(sources server)
  set(parts harken_edge harken_jobs harken_telegram harken_email harken_api_channel harken_http_client harken_sql harken_blob_fs harken_blob_s3 harken_bus_nats harken_app harken_wire harken_core
      CLI11::CLI11 tomlplusplus spdlog::spdlog prometheus OpenSSL::Crypto)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    # A library of its own, so that unit tests reach it.
    add_library(harken_server STATIC ${sources})
    target_include_directories(harken_server PUBLIC ${CMAKE_SOURCE_DIR}/src)
    set_source_files_properties(${CMAKE_SOURCE_DIR}/src/server/version.cpp PROPERTIES
                                COMPILE_DEFINITIONS HARKEN_VERSION="${harken_full_version}")
    target_link_libraries(harken_server PUBLIC ${parts})
    harken_precompile(harken_server)
    harken_embed_assets(harken_server)
  endif()
  if(EXISTS ${CMAKE_SOURCE_DIR}/src/server/main.cpp)
    add_executable(harken src/server/main.cpp)
    target_link_libraries(harken PRIVATE $<TARGET_NAME_IF_EXISTS:harken_server> ${parts})
    target_link_options(harken PRIVATE -pie)
    if(NOT HARKEN_SANITIZE)
      target_link_options(harken PRIVATE LINKER:--push-state,--no-as-needed,${harken_mimalloc},--pop-state)
    endif()
  endif()
endfunction()

# The version is the tag and what came after it; a tarball without git has the number of VERSION.
execute_process(COMMAND git describe --tags --always --dirty --match "v*"
                WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE described
                OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(described MATCHES "^v")
  string(SUBSTRING "${described}" 1 -1 harken_full_version)
elseif(described)
  set(harken_full_version "${PROJECT_VERSION}+${described}")
else()
  set(harken_full_version "${PROJECT_VERSION}")
endif()
