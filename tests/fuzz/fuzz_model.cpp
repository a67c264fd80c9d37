// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a model file: what is taken must print in its canonical form and read back as the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "model/model_json.h"

using namespace leadlight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto model = model::parseModel(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!model) {
        if (model.error().code.empty())
            std::abort();
        return 0;
    }
    const std::string canonical = model::canonicalJson(*model);
    const auto again = model::parseModel(canonical);
    if (!again || model::canonicalJson(*again) != canonical)
        std::abort();
    return 0;
}
