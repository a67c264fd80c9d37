// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/verification.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leadlight::lifecycle {

namespace {

constexpr std::array<std::string_view, 3> verdictKeys{"asked", "confirmed", "refused"};

} // namespace

std::vector<std::string> Verification::checks() const
{
    std::vector<std::string> made;
    for (const std::string_view part : base::split(checklist, ';')) {
        if (const std::string_view check = base::trimmed(part); !check.empty())
            made.emplace_back(check);
    }
    return made;
}

std::string_view keyOf(Verdict verdict)
{
    return verdictKeys[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> parseVerdict(std::string_view key)
{
    const auto found = std::find(verdictKeys.begin(), verdictKeys.end(), key);
    return found == verdictKeys.end() ? std::nullopt : std::optional(static_cast<Verdict>(found - verdictKeys.begin()));
}

} // namespace leadlight::lifecycle
