// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/repair.h"

#include <algorithm>

#include <QCoreApplication>

#include "base/text.h"
#include "bridge/text.h"
#include "imports/column_types.h"
#include "imports/import_words.h"

namespace leadlight::imports {

namespace {

/// Whether the other order reads more of the column.
bool otherOrderIsBetter(const io::PlanColumn &now, const FileReading &reading)
{
    if (now.index >= reading.dateOrders.size()) {
        return false;
    }
    const auto [dayFirst, monthFirst] = reading.dateOrders[now.index];
    return now.dates == io::DateOrder::dmy ? monthFirst > dayFirst : dayFirst > monthFirst;
}

bool reads(const io::PlanColumn &column, std::string_view cell)
{
    const std::string_view text = base::trimmed(cell);
    if (text.empty() || std::find(column.blankTokens.begin(), column.blankTokens.end(), text) != column.blankTokens.end()) {
        return true;
    }
    return column.type == domain::FieldType::instant ? io::parseDateCell(text, column.dates).has_value()
                                                     : io::parseNumberCell(text, column.number).has_value();
}

/// Whether reading as `key` gains more rows than it loses.
bool readsBetter(const io::PlanColumn &now, const QString &key, const std::vector<std::string> &cells,
                 const std::vector<QStringList> &preview)
{
    io::PlanColumn other = now;
    applyType(other, key);
    const auto gained = std::count_if(cells.begin(), cells.end(), [&](const std::string &cell) { return reads(other, cell); });
    const auto lost = std::count_if(preview.begin(), preview.end(), [&](const QStringList &row) {
        const std::string cell = bridge::toUtf8(row.value(static_cast<qsizetype>(now.index)));
        return reads(now, cell) && !reads(other, cell);
    });
    return gained > lost;
}

QString repairWord(const char *text)
{
    return QCoreApplication::translate("ImportRepair", text);
}

} // namespace

Repair repairFor(const std::string &code, const std::string &column, const std::vector<std::string> &cells,
                 const io::ImportPlan &plan, const FileReading &reading)
{
    if (code == "csv.whole_row_quoted") {
        return {Repair::Kind::readQuoted, {}, {}};
    }
    if (code == "value.unknown_word") {
        return {Repair::Kind::tellWords, column, {}};
    }
    const auto known = std::find_if(plan.columns.begin(), plan.columns.end(), [&](const io::PlanColumn &c) { return c.name == column; });
    if (!code.starts_with("value.") || known == plan.columns.end()) {
        return {};
    }
    if (code == "value.not_a_date" && (known->dates == io::DateOrder::dmy || known->dates == io::DateOrder::mdy)) {
        const QString other = known->dates == io::DateOrder::dmy ? QStringLiteral("date:mdy") : QStringLiteral("date:dmy");
        if (otherOrderIsBetter(*known, reading)) {
            return {Repair::Kind::readAs, column, other};
        }
    }
    if (code == "value.not_a_number") {
        const QString other = known->number.decimal == '.' ? QStringLiteral("number,") : QStringLiteral("number.");
        if (readsBetter(*known, other, cells, reading.preview)) {
            return {Repair::Kind::readAs, column, other};
        }
        if (known->target.starts_with("attribute:")) {
            return {Repair::Kind::readAs, column, QStringLiteral("text")};
        }
    }
    return {Repair::Kind::leaveValue, column, {}};
}

QString repairText(const Repair &repair, std::uint64_t rows)
{
    const QString count = bridge::countText(static_cast<std::int64_t>(rows));
    const QString column = bridge::toQt(repair.column);
    switch (repair.kind) {
    case Repair::Kind::readQuoted:
        return rows == 1 ? repairWord("Read this row once more") : repairWord("Read these %1 rows once more").arg(count);
    case Repair::Kind::tellWords:
        return repairWord("Say what they mean");
    case Repair::Kind::leaveValue:
        return rows == 1 ? repairWord("Take this row without the value") : repairWord("Take these %1 rows without the value").arg(count);
    case Repair::Kind::readAs:
        if (repair.type == QLatin1String("text")) {
            return repairWord("Read \"%1\" as text").arg(column);
        }
        if (repair.type == QLatin1String("date:mdy")) {
            return repairWord("Read \"%1\" as month, day, year").arg(column);
        }
        if (repair.type == QLatin1String("date:dmy")) {
            return repairWord("Read \"%1\" as day, month, year").arg(column);
        }
        return repair.type == QLatin1String("number,") ? repairWord("Read \"%1\" with decimal commas").arg(column)
                                                       : repairWord("Read \"%1\" with decimal points").arg(column);
    case Repair::Kind::none:
        break;
    }
    return {};
}

} // namespace leadlight::imports
