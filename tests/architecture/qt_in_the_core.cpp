// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString>

namespace leadlight::breach {

std::size_t lengthByQt(const std::string &text)
{
    return static_cast<std::size_t>(QString::fromStdString(text).toUpper().size());
}

} // namespace leadlight::breach
