// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xml_stream.h"

#include <array>

#include <expat.h>

#include "io/xlsx_archive.h"

namespace leadlight::io {

namespace {

constexpr int mostDepth = 64;
/// expat keeps a tag or a comment until it has all of it.
constexpr std::uint64_t longestTag = std::uint64_t{1} << 20U;
constexpr std::size_t pieceSize = std::size_t{64} << 10U;

std::string_view withoutPrefix(std::string_view name)
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

const char *XmlAttributes::find(std::string_view name) const
{
    for (const char *const *at = m_pairs; *at != nullptr; at += 2) {
        if (withoutPrefix(*at) == name)
            return at[1];
    }
    return nullptr;
}

std::string_view XmlAttributes::text(std::string_view name) const
{
    const char *found = find(name);
    return found == nullptr ? std::string_view() : std::string_view(found);
}

void XmlElements::failWith(std::string code, std::vector<std::string> arguments)
{
    if (!m_failure)
        m_failure = base::Error{base::ErrorKind::unreadable, std::move(code), std::move(arguments), {}};
}

struct XmlStream::Cutting {
    struct Free {
        void operator()(XML_Parser opened) const { XML_ParserFree(opened); }
    };
    XmlElements *elements = nullptr;
    std::string file;
    std::string part;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser;
    std::string code; ///< why expat was stopped
    int depth = 0;
    std::uint64_t fed = 0;

    void stop(const char *why)
    {
        if (code.empty())
            code = why;
        XML_StopParser(parser.get(), XML_FALSE);
    }
    void stopIfFailed()
    {
        if (elements->failure())
            stop("failed");
    }

    static void begin(void *self, const char *name, const char **attributes)
    {
        auto *cutting = static_cast<Cutting *>(self);
        if (++cutting->depth > mostDepth)
            return cutting->stop("xlsx.too_deep");
        cutting->elements->begin(withoutPrefix(name), XmlAttributes(attributes));
        cutting->stopIfFailed();
    }
    static void end(void *self, const char *name)
    {
        auto *cutting = static_cast<Cutting *>(self);
        --cutting->depth;
        cutting->elements->end(withoutPrefix(name));
        cutting->stopIfFailed();
    }
    static void text(void *self, const char *text, int length)
    {
        static_cast<Cutting *>(self)->elements->text(std::string_view(text, static_cast<std::size_t>(length)));
    }
    static void doctype(void *self, const char *, const char *, const char *, int)
    {
        static_cast<Cutting *>(self)->stop("xlsx.doctype");
    }
};

XmlStream::XmlStream(XmlElements &elements, std::string file, std::string part) : m_cutting(std::make_unique<Cutting>())
{
    m_cutting->elements = &elements;
    m_cutting->file = std::move(file);
    m_cutting->part = std::move(part);
    m_cutting->parser.reset(XML_ParserCreate(nullptr));
    XML_Parser parser = m_cutting->parser.get();
    if (parser == nullptr)
        return;
    XML_SetUserData(parser, m_cutting.get());
    XML_SetElementHandler(parser, &Cutting::begin, &Cutting::end);
    XML_SetCharacterDataHandler(parser, &Cutting::text);
    XML_SetStartDoctypeDeclHandler(parser, &Cutting::doctype);
}

XmlStream::XmlStream(XmlStream &&) noexcept = default;
XmlStream &XmlStream::operator=(XmlStream &&) noexcept = default;
XmlStream::~XmlStream() = default;

base::Result<void> XmlStream::feed(std::string_view bytes, bool isLast)
{
    Cutting &cutting = *m_cutting;
    XML_Parser parser = cutting.parser.get();
    if (parser == nullptr)
        return base::fail(base::ErrorKind::storage, "storage.memory");
    cutting.fed += bytes.size();
    const base::ErrorPlace place{cutting.file, cutting.elements->line(), {}};
    if (XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), isLast ? XML_TRUE : XML_FALSE) != XML_STATUS_OK) {
        const base::ErrorPlace now{cutting.file, cutting.elements->line(), {}};
        if (cutting.elements->failure()) {
            base::Error error = *cutting.elements->failure();
            error.place = now;
            return base::fail(std::move(error));
        }
        if (XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY)
            return base::fail(base::ErrorKind::storage, "storage.memory");
        return base::fail(base::ErrorKind::unreadable, cutting.code.empty() ? "xlsx.broken_xml" : cutting.code, {cutting.part}, now);
    }
    const XML_Index at = XML_GetCurrentByteIndex(parser);
    if (!isLast && at >= 0 && cutting.fed > static_cast<std::uint64_t>(at) + longestTag)
        return base::fail(base::ErrorKind::unreadable, "xlsx.tag_too_long", {cutting.part}, place);
    return {};
}

base::Result<void> readElements(XlsxPart &part, XmlElements &elements, const std::string &file, std::uint64_t limit)
{
    XmlStream stream(elements, file, part.name());
    const auto piece = std::make_unique<std::array<char, pieceSize>>();
    for (;;) {
        const auto got = part.read(piece->data(), piece->size());
        if (!got)
            return base::fail(got.error());
        if (part.done() > limit)
            return base::fail(base::ErrorKind::unreadable, "xlsx.part_too_large", {part.name(), std::to_string(limit >> 20U)}, {file, 0, {}});
        if (auto fed = stream.feed(std::string_view(piece->data(), *got), *got == 0); !fed)
            return fed;
        if (*got == 0)
            return {};
    }
}

} // namespace leadlight::io
