# SPDX-License-Identifier: AGPL-3.0-or-later
# Compiler, warnings, sanitizers, hardening.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR
    "GCC ${CMAKE_CXX_COMPILER_VERSION} miscompiles C++ coroutines: `if (co_await f())` in a body without a local "
    "variable hangs or crashes, and a temporary argument of a co_await is destroyed twice, without any warning. "
    "Use the presets (clang-19): cmake --preset release")
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Executables are compiled like libraries, so that they share the precompiled header.
set(CMAKE_C_COMPILE_OPTIONS_PIE -fPIC)
set(CMAKE_CXX_COMPILE_OPTIONS_PIE -fPIC)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
set(CMAKE_C_FLAGS_DEBUG "-O1 -g1")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_compile_options("$<$<COMPILE_LANGUAGE:CXX,C>:-Wall;-Wextra;-Wformat=2;-Wconversion;-Wno-sign-conversion;-Wno-missing-designated-field-initializers;-Wimplicit-fallthrough>")
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Woverloaded-virtual>")
if(HARKEN_WERROR)
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX,C>:-Werror>")
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  find_program(harken_lld NAMES ld.lld-19 ld.lld REQUIRED)
  add_link_options(-fuse-ld=${harken_lld})
endif()

add_compile_options(-pthread)
if(HARKEN_SANITIZE)
  add_compile_options(-fsanitize=${HARKEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HARKEN_SANITIZE})
endif()

if(HARKEN_HARDENING)
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX,C>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3;-D_GLIBCXX_ASSERTIONS;-fstack-protector-strong;-fstack-clash-protection;-fstrict-flex-arrays=3>")
  add_link_options(LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack LINKER:-z,nodlopen)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX,C>:-fcf-protection=full>")
  elseif(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX,C>:-mbranch-protection=standard>")
  endif()
endif()
add_link_options(LINKER:--as-needed LINKER:--gc-sections)
add_compile_options("$<$<COMPILE_LANGUAGE:CXX,C>:-ffunction-sections;-fdata-sections>")

find_program(harken_ccache ccache)
if(harken_ccache)
  # Precompiled headers are only cached with these, see the ccache manual.
  set(harken_launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${harken_ccache})
  set(CMAKE_C_COMPILER_LAUNCHER ${harken_launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${harken_launcher})
endif()
