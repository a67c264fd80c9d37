// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "io/import_plan.h"
#include "io/typed_row.h"

namespace leadlight::fuzz {

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Guesses a plan, reads all rows and converts them. False: no plan came of it, and it was said why.
inline bool readsWhole(io::TableReader &reader, io::ImportKind kind)
{
    const auto plan = io::guessPlan(kind, reader);
    if (!plan) {
        require(!plan.error().code.empty());
        return false;
    }
    const auto again = io::planFromJson(io::planToJson(*plan));
    require(again.has_value() && again->columns.size() == plan->columns.size());
    const io::TypedRowReader typedReader(*plan, "fuzz");
    io::TypedRow typed;
    std::uint64_t line = 0;
    for (;;) {
        const auto step = reader.next();
        if (!step) {
            require(!step.error().code.empty());
            return true;
        }
        if (*step == io::TableReader::Step::end)
            return true;
        require(reader.row().line >= line);
        line = reader.row().line;
        if (*step == io::TableReader::Step::refused) {
            require(!reader.problem().code.empty());
            continue;
        }
        require(reader.row().fields.size() == reader.columns().size());
        for (const std::string_view field : reader.row().fields)
            require(base::isValidUtf8(field) && field.find('\0') == std::string_view::npos);
        require(typedReader.convert(reader.row(), typed) == typed.errors.empty());
    }
}

} // namespace leadlight::fuzz
