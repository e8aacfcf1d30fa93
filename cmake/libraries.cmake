# SPDX-License-Identifier: AGPL-3.0-or-later
# The libraries of the system (tools/apt-packages.txt). Boost is linked statically.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL 7.88 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(argon2 REQUIRED IMPORTED_TARGET libargon2)
pkg_check_modules(nats REQUIRED IMPORTED_TARGET libnats)
pkg_check_modules(prometheus REQUIRED IMPORTED_TARGET prometheus-cpp-core)
foreach(package tomlplusplus gmime gumbo argon2 nats prometheus)
  add_library(${package} ALIAS PkgConfig::${package})
endforeach()

# Debian's wslay has a CMake package that names files it does not ship.
find_library(harken_wslay wslay REQUIRED)
add_library(wslay UNKNOWN IMPORTED)
set_target_properties(wslay PROPERTIES IMPORTED_LOCATION ${harken_wslay})

# In place of malloc, but not where a sanitizer has its own. It needs half the time, and less memory.
find_library(harken_mimalloc mimalloc REQUIRED)

# Asio and Beast are compiled once, in src/boost_impl.
add_compile_definitions(BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION)
