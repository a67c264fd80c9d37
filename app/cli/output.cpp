// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "wording/errors.h"

namespace leadlight::cli {

void say(const Common &common, const std::string &line)
{
    if (!common.quiet)
        std::cout << line << '\n';
}

void sayJson(const nlohmann::ordered_json &json)
{
    std::cout << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

namespace {

/// Which option does what the sentence asks for; the window, which words the same errors, has none.
std::string optionHint(const std::string &code)
{
    if (code == "csv.not_text" || code == "csv.unknown_encoding")
        return " (--encoding E)";
    if (code == "move.nobody_at_table" || code == "merge.needs_person" || code == "erase.needs_person" || code == "restore.needs_person")
        return " (--as PERSON)";
    if (code == "hygiene.needs_note")
        return " (--note TEXT)";
    if (code == "restore.needs_workspace")
        return " (--at TIME)";
    return {};
}

} // namespace

int complain(const Common &common, const base::Error &error)
{
    const std::string text = wording::errorText(error) + optionHint(error.code);
    if (common.json) {
        nlohmann::ordered_json json{{"code", static_cast<int>(error.kind)}, {"reason", error.code}, {"message", text}};
        if (!error.place.file.empty())
            json["file"] = error.place.file;
        if (error.place.line > 0)
            json["line"] = error.place.line;
        if (!error.place.column.empty())
            json["column"] = error.place.column;
        std::cerr << nlohmann::ordered_json{{"error", json}}.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    } else {
        std::cerr << text << '\n';
    }
    return static_cast<int>(error.kind);
}

std::string aligned(const std::vector<std::vector<std::string>> &rows, const std::vector<bool> &right)
{
    std::vector<std::size_t> widths;
    for (const auto &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], base::lengthOf(row[i]));
    }
    std::string out;
    for (const auto &row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string pad(widths[i] - base::lengthOf(row[i]), ' ');
            const bool isRight = i < right.size() && right[i];
            line += (i > 0 ? "  " : "") + (isRight ? pad + row[i] : row[i] + pad);
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

} // namespace leadlight::cli
