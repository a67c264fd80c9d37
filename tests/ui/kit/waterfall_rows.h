// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one invented explanation for the tests of the kit.
#pragma once

#include "kit/waterfall.h"

#include <QStandardItemModel>

namespace leadlight::kit::test {

inline void addRow(QStandardItemModel &model, const QString &label, const QString &rule, const QString &value,
                   double start, double end, WaterfallKind kind)
{
    auto *item = new QStandardItem;
    item->setData(label, WaterfallRole::Label);
    item->setData(rule, WaterfallRole::Rule);
    item->setData(value, WaterfallRole::Value);
    item->setData(start, WaterfallRole::Start);
    item->setData(end, WaterfallRole::End);
    item->setData(static_cast<int>(kind), WaterfallRole::Kind);
    item->setData(QStringLiteral("%1, %2").arg(label, value), Qt::AccessibleTextRole);
    model.appendRow(item);
}

inline void fillWaterfall(QStandardItemModel &model)
{
    using enum WaterfallKind;
    addRow(model, QStringLiteral("Seniority: C-level"), QStringLiteral("C-level or VP"), QStringLiteral("+45"), 0, 45,
           positive);
    addRow(model, QStringLiteral("Industry: Pharma"), QStringLiteral("Pharma, food, energy"), QStringLiteral("+35"), 45,
           80, positive);
    addRow(model, QStringLiteral("Outside core region"), QStringLiteral("Not DACH, Benelux or Nordics"),
           QStringLiteral("−8"), 80, 72, negative);
    addRow(model, QStringLiteral("Ceiling of Content 50"), QString(), QStringLiteral("−5"), 72, 67, limit);
    addRow(model, QStringLiteral("Employees: not known"), QStringLiteral("500 to 2,000"), QStringLiteral("up to +15"), 67,
           82, missing);
    addRow(model, QStringLiteral("Fit score 67 → B"), QStringLiteral("A from 148"), QStringLiteral("67"), 0, 67, total);
}

} // namespace leadlight::kit::test
