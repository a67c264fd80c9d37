// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace leadlight::workspace {

/// Writes a file whole or not at all: a new file beside it takes its name once everything is on the disk.
/// Errors: storage.failed (path), storage.full (path).
[[nodiscard]] base::Result<void> writeWholeFile(const std::string &path, std::string_view bytes);
/// Where a program of another library writes a file that is to become `path`, and the second half of that: what stands
/// there goes to the disk and takes its name, or is taken away again.
[[nodiscard]] std::string draftOf(const std::string &path);
[[nodiscard]] base::Result<void> putInPlace(const std::string &path);
/// `error` of a draft, as one of `path`.
[[nodiscard]] base::Error errorFor(base::Error error, const std::string &path);
/// Reads a file of at most `limit` bytes. Errors (kind unreadable): file.missing (path), file.not_a_file (path),
/// file.too_large (path, limit), file.unreadable (path).
[[nodiscard]] base::Result<std::string> readWholeFile(const std::string &path, std::size_t limit);

} // namespace leadlight::workspace
