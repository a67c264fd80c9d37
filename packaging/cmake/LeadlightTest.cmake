# SPDX-License-Identifier: GPL-3.0-or-later
# leadlight_test(NAME SOURCES … LINKS leadlight-targets… [LIBRARIES …]) declares one Qt Test program.
find_package(Qt6 REQUIRED COMPONENTS Core Test)
find_package(rapidcheck REQUIRED)

function(leadlight_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LIBRARIES" ${ARGN})
  set(target test_${name})
  add_executable(${target} ${ARG_SOURCES})
  # A test is one file: unity would only make its anonymous namespace look shared.
  set_target_properties(${target} PROPERTIES AUTOMOC ON UNITY_BUILD OFF)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE
    LEADLIGHT_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
    LEADLIGHT_SHARED_DATA="${PROJECT_SOURCE_DIR}/../shared/data")
  target_link_libraries(${target} PRIVATE leadlight_options Qt6::Test rapidcheck ${ARG_LIBRARIES})
  foreach(link IN LISTS ARG_LINKS)
    target_link_libraries(${target} PRIVATE leadlight_${link})
  endforeach()
  add_test(NAME ${name} COMMAND ${target})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8")
endfunction()
