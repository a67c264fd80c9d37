// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "output.h"
#include "workspace/workspace.h"

namespace leadlight::cli {

/// No model file is larger, in bytes.
inline constexpr std::size_t largestModelFile = std::size_t{4} << 20U;

/// The progress handle that Ctrl-C stops; also shown on standard error while it is a terminal.
[[nodiscard]] base::Progress &progress();
/// Prints progress until it is destroyed, if standard error is a terminal.
class ProgressLine {
public:
    ProgressLine(const Common &common, std::string label);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

private:
    struct Printer;
    std::unique_ptr<Printer> m_printer;
};

[[nodiscard]] const base::Clock &clock();
/// Takes `--as-of`. Errors: value.not_a_date.
[[nodiscard]] base::Result<std::optional<base::Instant>> asOf(const Common &common);
/// Opens the workspace for reading: scored as of now or `--as-of`, nothing is written.
[[nodiscard]] base::Result<std::unique_ptr<workspace::Workspace>> openToRead(const std::string &path, const Common &common);
/// Opens it for writing, as of now.
[[nodiscard]] base::Result<std::unique_ptr<workspace::Workspace>> openToWrite(const std::string &path);
/// The person of `--as`, by name, e-mail or id; none without it. Errors: person.unknown.
[[nodiscard]] base::Result<std::optional<base::Uuid>> actingPerson(const workspace::Snapshot &snapshot, const Common &common);
[[nodiscard]] base::Result<base::Uuid> findPerson(const workspace::Snapshot &snapshot, const std::string &text);

} // namespace leadlight::cli
