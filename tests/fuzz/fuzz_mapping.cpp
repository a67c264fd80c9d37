// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a mapping: what is taken must print and read back as the same plan.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/import_plan.h"

using namespace leadlight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto plan = io::planFromJson(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!plan) {
        if (plan.error().code.empty())
            std::abort();
        return 0;
    }
    const auto again = io::planFromJson(io::planToJson(*plan));
    if (!again || again->columns.size() != plan->columns.size())
        std::abort();
    return 0;
}
