// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_book.h"

#include <charconv>
#include <map>

#include "io/xml_stream.h"

namespace leadlight::io {

namespace {

int numberOf(std::string_view text)
{
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string folderOf(const std::string &part)
{
    return part.substr(0, part.rfind('/') == std::string::npos ? 0 : part.rfind('/'));
}

std::string relationsOf(const std::string &part)
{
    const std::string folder = folderOf(part);
    const std::string file = folder.empty() ? part : part.substr(folder.size() + 1);
    return (folder.empty() ? std::string() : folder + "/") + "_rels/" + file + ".rels";
}

struct Relation {
    std::string type; ///< the last step of its address: "worksheet"
    std::string target;
};

/// What a part stands in relation to, by id.
class Relations final : public XmlElements {
public:
    void begin(std::string_view name, const XmlAttributes &attributes) override
    {
        if (name != "Relationship" || attributes.text("TargetMode") == "External")
            return;
        const std::string_view type = attributes.text("Type");
        all[std::string(attributes.text("Id"))] = {std::string(type.substr(type.rfind('/') + 1)), std::string(attributes.text("Target"))};
    }
    std::map<std::string, Relation> all;
};

struct NamedSheet {
    std::string name;
    std::string relation;
    bool visible;
};

class WorkbookPart final : public XmlElements {
public:
    void begin(std::string_view name, const XmlAttributes &attributes) override
    {
        if (name == "workbookPr") {
            const std::string_view value = attributes.text("date1904");
            since1904 = value == "1" || value == "true";
        } else if (name == "sheet") {
            const std::string_view state = attributes.text("state");
            sheets.push_back({std::string(attributes.text("name")), std::string(attributes.text("id")), state.empty() || state == "visible"});
        }
        isWorkbook = isWorkbook || name == "workbook";
    }
    std::vector<NamedSheet> sheets;
    bool since1904 = false;
    bool isWorkbook = false;
};

class StylesPart final : public XmlElements {
public:
    void begin(std::string_view name, const XmlAttributes &attributes) override
    {
        if (name == "numFmt")
            m_codes[numberOf(attributes.text("numFmtId"))] = shapeOfCode(attributes.text("formatCode"));
        else if (name == "cellXfs")
            m_inCells = true;
        else if (name == "xf" && m_inCells)
            m_formats.push_back(numberOf(attributes.text("numFmtId")));
    }
    void end(std::string_view name) override
    {
        if (name == "cellXfs")
            m_inCells = false;
    }
    [[nodiscard]] std::vector<CellShape> shapes() const
    {
        std::vector<CellShape> all;
        for (const int format : m_formats) {
            const auto code = m_codes.find(format);
            all.push_back(code != m_codes.end() ? code->second : shapeOfBuiltIn(format));
        }
        return all;
    }

private:
    std::map<int, CellShape> m_codes;
    std::vector<int> m_formats;
    bool m_inCells = false;
};

base::Result<void> readPart(const XlsxArchive &archive, const std::string &name, XmlElements &elements)
{
    auto part = archive.open(name);
    if (!part)
        return base::fail(part.error());
    return readElements(*part, elements, archive.name(), archive.limits().smallPart);
}

base::Result<std::string> workbookPartOf(const XlsxArchive &archive)
{
    constexpr const char *usual = "xl/workbook.xml";
    if (archive.has("_rels/.rels")) {
        Relations root;
        if (auto read = readPart(archive, "_rels/.rels", root); !read)
            return base::fail(read.error());
        for (const auto &[id, relation] : root.all) {
            if (relation.type != "officeDocument")
                continue;
            const auto part = XlsxArchive::resolved("", relation.target);
            if (!part)
                return base::fail(base::ErrorKind::unreadable, "xlsx.bad_part_name", {relation.target}, {archive.name(), 0, {}});
            if (!part->ends_with(".xml"))
                break;
            return *part;
        }
    }
    if (!archive.has(usual))
        return base::fail(base::ErrorKind::unreadable, "xlsx.not_a_workbook", {}, {archive.name(), 0, {}});
    return std::string(usual);
}

} // namespace

base::Result<XlsxBook> readBook(const XlsxArchive &archive)
{
    const auto root = workbookPartOf(archive);
    if (!root)
        return base::fail(root.error());
    WorkbookPart workbook;
    if (auto read = readPart(archive, *root, workbook); !read)
        return base::fail(read.error());
    if (!workbook.isWorkbook)
        return base::fail(base::ErrorKind::unreadable, "xlsx.not_a_workbook", {}, {archive.name(), 0, {}});
    Relations relations;
    if (auto read = readPart(archive, relationsOf(*root), relations); !read)
        return base::fail(read.error());
    XlsxBook book;
    book.since1904 = workbook.since1904;
    const std::string folder = folderOf(*root);
    std::string stylesPart;
    for (const auto &[id, relation] : relations.all) {
        const bool isStrings = relation.type == "sharedStrings";
        if (!isStrings && relation.type != "styles" && relation.type != "worksheet")
            continue;
        const auto part = XlsxArchive::resolved(folder, relation.target);
        if (!part)
            return base::fail(base::ErrorKind::unreadable, "xlsx.bad_part_name", {relation.target}, {archive.name(), 0, {}});
        if (isStrings)
            book.stringsPart = *part;
        else if (relation.type == "styles")
            stylesPart = *part;
    }
    for (const NamedSheet &sheet : workbook.sheets) {
        const auto found = relations.all.find(sheet.relation);
        if (found == relations.all.end())
            return base::fail(base::ErrorKind::unreadable, "xlsx.part_missing", {sheet.name}, {archive.name(), 0, {}});
        if (found->second.type == "worksheet")
            book.sheets.push_back({sheet.name, XlsxArchive::resolved(folder, found->second.target).value_or(""), sheet.visible});
    }
    if (stylesPart.empty() || !archive.has(stylesPart))
        return book;
    StylesPart styles;
    if (auto read = readPart(archive, stylesPart, styles); !read)
        return base::fail(read.error());
    book.shapes = styles.shapes();
    return book;
}

} // namespace leadlight::io
