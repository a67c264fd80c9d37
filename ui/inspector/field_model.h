// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "bridge/session.h"

namespace leadlight::inspector {

/// The attributes of one lead: name and value, known ones first. A value edited in place is only asked for by
/// editRequested(); what the workspace makes of it comes with the next snapshot.
class FieldModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setLead(const bridge::SnapshotPtr &snapshot, std::optional<std::uint32_t> row, bool editable);
    void setBlankShown(bool shown);
    [[nodiscard]] int blankFields() const { return m_blank; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void editRequested(const QString &field, const QString &label, const QString &before, const QString &after);

private:
    struct Field {
        QString key;
        QString label;
        QString text;  ///< as typed in an editor
        QString shown; ///< for people
    };
    std::vector<Field> m_fields; ///< the known ones first
    int m_blank = 0;
    bool m_blankShown = false;
    bool m_editable = false;
};

} // namespace leadlight::inspector
