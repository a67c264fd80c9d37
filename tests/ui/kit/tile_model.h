// SPDX-License-Identifier: GPL-3.0-or-later
// A small matrix of invented tiles for the tests of the kit.
#pragma once

#include "kit/heat_map_view.h"

#include <QAbstractTableModel>

#include <set>

namespace leadlight::kit::test {

class TileModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TileModel(int rows = 4, int columns = 4) : m_rows(rows), m_columns(columns) {}

    void resize(int rows, int columns)
    {
        beginResetModel();
        m_rows = rows;
        m_columns = columns;
        endResetModel();
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_columns; }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        static const QStringList rows = {QStringLiteral("A Strong fit"), QStringLiteral("B Good fit"),
                                         QStringLiteral("C Some fit"), QStringLiteral("D Poor fit")};
        static const QStringList columns = {QStringLiteral("1 Hot"), QStringLiteral("2 Warm"), QStringLiteral("3 Cool"),
                                            QStringLiteral("4 Cold")};
        if (role == Qt::DisplayRole)
            return (orientation == Qt::Vertical ? rows : columns).value(section);
        return role == HeatRole::Note ? QStringLiteral("%1 leads").arg(1000 + section) : QVariant();
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const int number = index.row() * m_columns + index.column();
        const QString rank = QString(QChar(u'A' + index.row())) + QString::number(index.column() + 1);
        switch (role) {
        case HeatRole::Rank:
            return rank;
        case HeatRole::Measure:
            return number == 15 ? QStringLiteral("–") : QStringLiteral("%1.4 %").arg(31 - number * 2);
        case HeatRole::Note:
            return number == 15 ? QString() : QStringLiteral("%1 of %2 closed").arg(40 - number * 2).arg(130);
        case HeatRole::Count:
            return number == 15 ? QStringLiteral("0") : QStringLiteral("%1 leads").arg(412 + number);
        case HeatRole::Brief:
            return number % 3 == 0 ? QStringLiteral("−%1").arg(number + 4) : QStringLiteral("+%1").arg(number + 12);
        case HeatRole::Share:
            return number == 15 ? QString() : QStringLiteral("0.9 %");
        case HeatRole::Late:
            return number == 2 || number == 5 ? QStringLiteral("7 late") : QString();
        case HeatRole::Few:
            return few.count(number) > 0 ? QStringLiteral("few") : QString();
        case HeatRole::Empty:
            return number == 15;
        case HeatRole::Bin:
            return diverging ? index.column() * 2 - 3 : 7 - (index.row() + index.column());
        case HeatRole::Diverging:
            return diverging;
        case HeatRole::InRegion:
            return region.count(number) > 0;
        case HeatRole::Unknown:
            return number == 9 ? QStringLiteral("mostly unknown") : QString();
        case Qt::AccessibleTextRole:
            return rank + QStringLiteral(", 412 leads");
        default:
            return {};
        }
    }

    bool diverging = false;
    std::set<int> region = {0, 1, 2, 4, 5};
    std::set<int> few = {8, 12};

private:
    int m_rows;
    int m_columns;
};

} // namespace leadlight::kit::test
