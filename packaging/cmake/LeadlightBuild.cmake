# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project shares, and the functions that declare a room of the house.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(LEADLIGHT_CCACHE ccache)
if(LEADLIGHT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # A relative base directory lets a second build folder or clone hit the same cache entries.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};CCACHE_NOHASHDIR=1;${LEADLIGHT_CCACHE}")
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(date REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(PSL REQUIRED IMPORTED_TARGET libpsl)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)

add_library(leadlight_options INTERFACE)
target_compile_features(leadlight_options INTERFACE cxx_std_20)
target_compile_options(leadlight_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
# GCC 12 sees overlapping copies where std::string is prepended to (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(leadlight_options INTERFACE -Wno-restrict)
endif()
if(LEADLIGHT_WERROR)
  target_compile_options(leadlight_options INTERFACE -Werror)
endif()
if(LEADLIGHT_SANITIZE)
  target_compile_options(leadlight_options INTERFACE
    "-fsanitize=${LEADLIGHT_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(leadlight_options INTERFACE "-fsanitize=${LEADLIGHT_SANITIZE}")
endif()

if(LEADLIGHT_FUZZ) # what the readers do steers the fuzzer
  target_compile_options(leadlight_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# leadlight_core(NAME LINKS row-of-the-include-table [LIBRARIES third-party])
# Declares core/NAME from the sources in its folder; it links exactly what its row of core/README.md allows.
function(leadlight_core name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LIBRARIES" ${ARGN})
  set(target leadlight_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/core")
  target_link_libraries(${target} PUBLIC leadlight_options PRIVATE ${ARG_LIBRARIES})
  foreach(link IN LISTS ARG_LINKS)
    target_link_libraries(${target} PUBLIC leadlight_${link})
  endforeach()
endfunction()

# leadlight_ui(NAME SOURCES … LINKS rooms [LIBRARIES third-party]) declares ui/NAME.
function(leadlight_ui name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LIBRARIES" ${ARGN})
  set(target leadlight_ui_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/ui")
  target_compile_definitions(${target} PUBLIC
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS)
  target_link_libraries(${target} PUBLIC leadlight_options Qt6::Widgets PRIVATE ${ARG_LIBRARIES})
  foreach(link IN LISTS ARG_LINKS)
    target_link_libraries(${target} PUBLIC leadlight_${link})
  endforeach()
endfunction()
