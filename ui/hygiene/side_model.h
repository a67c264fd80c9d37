// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

namespace leadlight::hygiene {

/// One field of what stands side by side.
struct SideField {
    std::string key;
    QString label;
    QStringList values; ///< one a side; empty: blank
    int taken = 0;      ///< the side whose value counts
    [[nodiscard]] bool differs() const;
};

/// Fields side by side. Where something is to be chosen, those that differ come first and one side of each is taken;
/// those that are the same are folded away until asked for.
class SideModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { Taken = Qt::UserRole + 1, Choosable };
    using QAbstractTableModel::QAbstractTableModel;

    void setContent(const QStringList &sides, std::vector<SideField> fields, bool choosable);
    void take(int row, int side);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// Fields that are the same on all sides; none where nothing is to be chosen.
    [[nodiscard]] int sameCount() const { return static_cast<int>(m_fields.size()) - m_different; }
    /// What is taken of each field that differs.
    [[nodiscard]] std::vector<std::pair<std::string, int>> taken() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void takenChanged();

private:
    QStringList m_sides;
    std::vector<SideField> m_fields; ///< those that differ first
    int m_different = 0;
    bool m_choosable = false;
    bool m_folded = true;
};

} // namespace leadlight::hygiene
