// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace leadlight::test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of an archive with these parts, packed.
inline std::string zipOf(const ZipParts &parts)
{
    zip_source_t *memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(memory);
    zip_t *archive = zip_open_from_source(memory, ZIP_TRUNCATE, nullptr);
    for (const auto &[name, content] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    std::string bytes;
    if (zip_close(archive) == 0 && zip_source_open(memory) == 0) {
        zip_source_seek(memory, 0, SEEK_END);
        bytes.resize(static_cast<std::size_t>(zip_source_tell(memory)));
        zip_source_seek(memory, 0, SEEK_SET);
        zip_source_read(memory, bytes.data(), bytes.size());
        zip_source_close(memory);
    }
    zip_source_free(memory);
    return bytes;
}

/// A small workbook of raw parts; tests change or leave out what they are about.
struct RawBook {
    std::string sheet;  ///< what stands inside <sheetData>
    std::string strings;
    std::string styles; ///< inside <styleSheet>
    std::string sheets = R"(<sheet name="Leads" sheetId="1" r:id="rId1"/>)";
    std::string properties;
    std::string relations = R"(<Relationship Id="rId1" Type="urn:x/worksheet" Target="worksheets/sheet1.xml"/>)"
                            R"(<Relationship Id="rId2" Type="urn:x/sharedStrings" Target="sharedStrings.xml"/>)"
                            R"(<Relationship Id="rId3" Type="urn:x/styles" Target="styles.xml"/>)";
    std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    ZipParts further;

    [[nodiscard]] ZipParts parts() const
    {
        ZipParts all{{"_rels/.rels", head + R"(<Relationships><Relationship Id="a" Type="urn:x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
                     {"xl/workbook.xml", head + R"(<workbook xmlns:r="r">)" + properties + "<sheets>" + sheets + "</sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels", head + "<Relationships>" + relations + "</Relationships>"},
                     {"xl/worksheets/sheet1.xml", head + "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"},
                     {"xl/sharedStrings.xml", head + "<sst>" + strings + "</sst>"},
                     {"xl/styles.xml", head + "<styleSheet>" + styles + "</styleSheet>"}};
        all.insert(all.end(), further.begin(), further.end());
        return all;
    }
    [[nodiscard]] std::string bytes() const { return zipOf(parts()); }
};

} // namespace leadlight::test
