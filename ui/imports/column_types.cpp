// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/column_types.h"

#include "bridge/text.h"
#include "imports/import_words.h"

namespace leadlight::imports {

QString typeKey(const io::PlanColumn &column)
{
    switch (column.type) {
    case domain::FieldType::instant:
        return QStringLiteral("date:") + bridge::toQt(io::keyOf(column.dates));
    case domain::FieldType::number:
        return QStringLiteral("number") + QLatin1Char(column.number.decimal);
    case domain::FieldType::text:
        break;
    }
    return QStringLiteral("text");
}

void applyType(io::PlanColumn &column, const QString &key)
{
    if (key.startsWith(QLatin1String("date:"))) {
        column.type = domain::FieldType::instant;
        column.dates = io::parseDateOrder(bridge::toUtf8(key.mid(5))).value_or(io::DateOrder::ymd);
    } else if (key.startsWith(QLatin1String("number"))) {
        column.type = domain::FieldType::number;
        if (const char decimal = key.endsWith(QLatin1Char(',')) ? ',' : '.'; column.number.decimal != decimal) {
            column.number = {decimal, decimal == ',' ? '.' : ','};
        }
    } else {
        column.type = domain::FieldType::text;
    }
}

QList<Choice> typeChoices(bool own, domain::FieldType type, const io::PlanColumn &column)
{
    QStringList keys;
    if (own || type == domain::FieldType::text) {
        keys << QStringLiteral("text");
    }
    if (own || type == domain::FieldType::number) {
        keys << QStringLiteral("number.") << QStringLiteral("number,");
    }
    if (own || type == domain::FieldType::instant) {
        keys << QStringLiteral("date:dmy") << QStringLiteral("date:mdy") << QStringLiteral("date:ymd");
    }
    if (const QString now = typeKey(column); !keys.contains(now)) {
        keys << now;
    }
    QList<Choice> choices;
    for (const QString &key : keys) {
        io::PlanColumn sample = column;
        sample.target = "attribute:";
        applyType(sample, key);
        choices.append({key, typeName(sample)});
    }
    return choices;
}

} // namespace leadlight::imports
