# SPDX-License-Identifier: AGPL-3.0-or-later
# A folder of src/ becomes a static library; *_test.cpp files go to the unit test instead.
set_property(GLOBAL PROPERTY harken_libraries "")

function(harken_sources variable folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  set(${variable} ${sources} PARENT_SCOPE)
endfunction()

# What nearly every file of a target includes is parsed once. Each kind has what the one before it has; a target takes
# none that holds what it may not include (tools/check_layers.py).
set(harken_plain_headers <algorithm> <chrono> <cstdint> <expected> <functional> <map> <memory> <optional> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector>)
set(harken_json_headers ${harken_plain_headers} <boost/json.hpp> <filesystem> <mutex>)
set(harken_store_headers ${harken_json_headers} [["ports/store.hpp"]])
set(harken_async_headers ${harken_store_headers} <condition_variable> <stop_token> <boost/asio/any_io_executor.hpp>
    <boost/asio/awaitable.hpp> [["ports/channel_driver.hpp"]] [["ports/database.hpp"]] [["ports/env.hpp"]])

# harken_precompile(TARGET plain|json|store|async)
function(harken_precompile target kind)
  set(precompiled harken_precompiled_${kind})
  if(NOT TARGET ${precompiled})
    file(WRITE ${CMAKE_BINARY_DIR}/${precompiled}.cpp "")
    add_library(${precompiled} STATIC ${CMAKE_BINARY_DIR}/${precompiled}.cpp)
    target_include_directories(${precompiled} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_precompile_headers(${precompiled} PRIVATE ${harken_${kind}_headers})
    target_compile_options(${precompiled} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
    if(NOT kind STREQUAL "plain")
      target_link_libraries(${precompiled} PRIVATE Boost::json)
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${precompiled})
  target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
endfunction()

# With HARKEN_UNITY, up to SIZE files of the target are compiled as one: half the time for what is built from scratch.
function(harken_unite target size)
  if(NOT HARKEN_UNITY)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "^${CMAKE_SOURCE_DIR}/.*\\.cpp$")
  execute_process(COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/unity_groups.py ${size} ${sources}
                  OUTPUT_VARIABLE groups OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE ";" "|" groups "${groups}")
  string(REPLACE "\n" ";" groups "${groups}")
  set(number 0)
  foreach(group IN LISTS groups)
    string(REPLACE "|" ";" group "${group}")
    math(EXPR number "${number} + 1")
    set_source_files_properties(${group} PROPERTIES UNITY_GROUP ${number})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # A name that is new in one file may ask for other groups.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources}
               ${CMAKE_SOURCE_DIR}/tools/unity_groups.py)
endfunction()

function(harken_folder folder)
  cmake_parse_arguments(arg "" "NAME;PRECOMPILED" "LINK" ${ARGN})
  if(NOT arg_NAME)
    string(REPLACE "/" "_" arg_NAME ${folder})
  endif()
  set(target harken_${arg_NAME})
  harken_sources(sources ${folder})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} PUBLIC ${arg_LINK})
    if(NOT arg_PRECOMPILED)
      set(arg_PRECOMPILED plain)
    endif()
    harken_precompile(${target} ${arg_PRECOMPILED})
    harken_unite(${target} 12)
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
    harken_precompile(harken_server async)
    harken_unite(harken_server 12)
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
