// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/table_reader.h"

#include <unordered_set>

namespace leadlight::io {

std::vector<std::string> distinctNames(const std::vector<std::string> &header, bool hasHeader, std::vector<Reason> &notes)
{
    const std::unordered_set<std::string> taken(header.begin(), header.end());
    std::unordered_set<std::string> given;
    std::vector<std::string> names;
    const auto freeName = [&](const std::string &wanted) {
        std::string name = wanted;
        for (std::size_t n = 2; taken.contains(name) || given.contains(name); ++n)
            name = wanted + " (" + std::to_string(n) + ")";
        return name;
    };
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::string name = header[i];
        if (name.empty()) {
            name = freeName("Column " + std::to_string(i + 1));
            if (hasHeader)
                notes.push_back({"csv.unnamed_column", {name}});
        } else if (given.contains(name)) {
            name = freeName(name);
            notes.push_back({"csv.duplicate_column", {header[i], name}});
        }
        given.insert(name);
        names.push_back(std::move(name));
    }
    return names;
}

} // namespace leadlight::io
