# SPDX-License-Identifier: AGPL-3.0-or-later
# One executable for the tests beside the code and one for the contracts of the ports.
find_package(GTest REQUIRED)

function(harken_test target)
  if(NOT ARGN)
    return()
  endif()
  add_executable(${target} ${ARGN} ${CMAKE_SOURCE_DIR}/tests/each_in_time.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE
    $<TARGET_NAME_IF_EXISTS:harken_server> harken_edge harken_jobs harken_telegram harken_email harken_api_channel harken_http_client harken_sql harken_blob_fs harken_blob_s3 harken_bus_nats harken_app harken_wire
    harken_core SQLite::SQLite3 PostgreSQL::PostgreSQL ZLIB::ZLIB OpenSSL::SSL OpenSSL::Crypto GTest::gmock GTest::gtest_main)
  harken_precompile(${target} store)
  harken_unite(${target} 10)
  set(longest 600)
  if(HARKEN_SANITIZE MATCHES "thread")
    set(longest 1800)
  endif()
  # In four shards, so that ctest runs them in parallel; GoogleTest splits by these variables itself.
  foreach(shard RANGE 3)
    add_test(NAME ${target}_${shard} COMMAND ${target} --gtest_brief=1
             --gtest_output=xml:${CMAKE_BINARY_DIR}/reports/${target}_${shard}.xml)
    set_tests_properties(${target}_${shard} PROPERTIES TIMEOUT ${longest}
      ENVIRONMENT "GTEST_TOTAL_SHARDS=4;GTEST_SHARD_INDEX=${shard};ASAN_OPTIONS=handle_abort=1")
  endforeach()
endfunction()

file(GLOB_RECURSE unit_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*_test.cpp)
file(GLOB_RECURSE contract_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/contract/*.cpp)
harken_test(harken_unit_test ${unit_tests})
harken_test(harken_contract_test ${contract_tests})
