// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/messages.h"

#include <QStringList>

#include "bridge/text.h"
#include "wording/errors.h"

namespace leadlight::bridge {

QString messageOf(const base::Error &error)
{
    return toQt(wording::errorText(error));
}

QString detailsOf(const base::Error &error)
{
    QStringList parts{toQt(error.code)};
    for (const std::string &argument : error.arguments) {
        parts << toQt(argument);
    }
    if (!error.place.file.empty()) {
        parts << toQt(error.place.file);
    }
    if (error.place.line > 0) {
        parts << QString::number(error.place.line);
    }
    if (!error.place.column.empty()) {
        parts << toQt(error.place.column);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace leadlight::bridge
