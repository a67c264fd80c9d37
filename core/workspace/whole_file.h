// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace leadlight::workspace {

/// Writes a file whole or not at all: a new file beside it takes its name once everything is on the disk.
/// Errors: storage.failed (path), storage.full (path).
[[nodiscard]] base::Result<void> writeWholeFile(const std::string &path, std::string_view bytes);
/// Reads a file of at most `limit` bytes. Errors (kind unreadable): file.missing (path), file.not_a_file (path),
/// file.too_large (path, limit), file.unreadable (path).
[[nodiscard]] base::Result<std::string> readWholeFile(const std::string &path, std::size_t limit);

} // namespace leadlight::workspace
