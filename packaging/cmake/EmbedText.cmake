# SPDX-License-Identifier: GPL-3.0-or-later
# leadlight_embed_text(TARGET NAMESPACE NAME FILES…) compiles text files into TARGET: it gets a generated source that
# defines `std::span<const std::string_view> NAMESPACE::NAME()`, one entry a file, in the order of their names.
# The target declares that function in a header of its own.
# Run as a script (cmake -P) with OUTPUT, NAMESPACE, NAME and FILES (separated by |) this same file does the writing.

if(CMAKE_SCRIPT_MODE_FILE)
  string(REPLACE "|" ";" files "${FILES}")
  list(SORT files COMPARE NATURAL)
  set(texts "")
  foreach(file IN LISTS files)
    file(READ "${file}" text)
    if(text MATCHES "\\)leadlight\"")
      message(FATAL_ERROR "${file} holds the end mark of an embedded text")
    endif()
    string(APPEND texts "    R\"leadlight(${text})leadlight\",\n")
  endforeach()
  file(WRITE "${OUTPUT}.new" "// Generated from text files by EmbedText.cmake.
#include <array>
#include <span>
#include <string_view>

namespace ${NAMESPACE} {

std::span<const std::string_view> ${NAME}();

std::span<const std::string_view> ${NAME}()
{
    static constexpr auto texts = std::to_array<std::string_view>({
${texts}    });
    return texts;
}

} // namespace ${NAMESPACE}
")
  file(RENAME "${OUTPUT}.new" "${OUTPUT}")
  return()
endif()

set(LEADLIGHT_EMBED_TEXT "${CMAKE_CURRENT_LIST_FILE}")

function(leadlight_embed_text target namespace name)
  set(files "")
  foreach(file IN LISTS ARGN)
    get_filename_component(file "${file}" ABSOLUTE)
    list(APPEND files "${file}")
  endforeach()
  list(JOIN files "|" joined)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DNAMESPACE=${namespace}" "-DNAME=${name}" "-DFILES=${joined}"
            -P "${LEADLIGHT_EMBED_TEXT}"
    DEPENDS ${files} "${LEADLIGHT_EMBED_TEXT}"
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
