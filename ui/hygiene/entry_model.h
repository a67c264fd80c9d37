// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QAbstractListModel>

#include "bridge/session.h"
#include "hygiene/findings.h"

namespace leadlight::hygiene {

/// One of the lists as shown. What is decided leaves at once by takeIf(); setEntries() then says what is so.
class EntryModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Detail = Qt::UserRole + 1, ///< the second line
        Value,                     ///< at the right: a probability, a number of leads
        IsGroup
    };
    using QAbstractListModel::QAbstractListModel;

    /// `snapshot` is the one that the entries were found in.
    void setEntries(const bridge::SnapshotPtr &snapshot, std::vector<Entry> entries);
    /// Takes the entries away of which `leaves` says so, and groups that are empty then.
    void takeIf(const std::function<bool(const Entry &)> &leaves);
    [[nodiscard]] const Entry *at(int place) const;
    [[nodiscard]] std::optional<int> placeOf(const Entry &entry) const;
    /// The entries below a group.
    [[nodiscard]] std::vector<Entry> below(int group) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    bridge::SnapshotPtr m_snapshot;
    std::vector<Entry> m_entries;
};

/// "the same e-mail address, the same name" of a pair; the account pair's reason; why a lead is held back.
[[nodiscard]] QString reasonText(const Entry &entry);
/// "99 %": never 100, as nothing says for certain who somebody is.
[[nodiscard]] QString probabilityText(double probability);
/// What a group's line says.
[[nodiscard]] QString groupName(const Entry &group);

} // namespace leadlight::hygiene
