// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leadlight::io {

class XlsxPart;

/// The attributes of one element, looked up by their names without prefix. Valid during the call alone.
class XmlAttributes {
public:
    explicit XmlAttributes(const char *const *pairs) : m_pairs(pairs) {}
    [[nodiscard]] const char *find(std::string_view name) const; ///< null: not there
    [[nodiscard]] std::string_view text(std::string_view name) const;

private:
    const char *const *m_pairs;
};

/// What happens to the elements of an XML text. Names come without prefix.
class XmlElements {
public:
    virtual ~XmlElements() = default;
    virtual void begin(std::string_view name, const XmlAttributes &attributes) = 0;
    virtual void end(std::string_view) {}
    virtual void text(std::string_view) {}
    /// Looked at after every piece: something that ends the reading.
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }
    /// The row that is being read, for the place of an error; 0 where there are none.
    [[nodiscard]] virtual std::uint64_t line() const { return 0; }

protected:
    void failWith(std::string code, std::vector<std::string> arguments = {});

private:
    std::optional<base::Error> m_failure;
};

/// Cuts XML into elements piece by piece in bounded memory. Only here is expat known. Document types, and with them
/// all entities but the five of XML, are refused; nothing outside the text is ever read.
/// Errors (ErrorKind::unreadable): xlsx.broken_xml {part}; xlsx.doctype {part}; xlsx.too_deep {part};
/// xlsx.tag_too_long {part}; what the elements failed with.
class XmlStream {
public:
    XmlStream(XmlElements &elements, std::string file, std::string part);
    XmlStream(XmlStream &&) noexcept;
    XmlStream &operator=(XmlStream &&) noexcept;
    ~XmlStream();

    base::Result<void> feed(std::string_view bytes, bool isLast);

private:
    struct Cutting;
    std::unique_ptr<Cutting> m_cutting;
};

/// Reads a whole part of at most `limit` bytes; beyond it xlsx.part_too_large {part, MiB}.
base::Result<void> readElements(XlsxPart &part, XmlElements &elements, const std::string &file, std::uint64_t limit);

} // namespace leadlight::io
