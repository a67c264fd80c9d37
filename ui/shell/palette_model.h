// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include "bridge/actions.h"

namespace leadlight::shell {

/// A lead that the palette offers.
struct PaletteLead {
    std::uint32_t row = 0;
    QString name;
    QString detail; ///< "A1 · COO · Kite Pharma"
};

/// What the command palette lists: leads and commands that fit what is typed, best first. Rows are few.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum DataRole { detailRole = Qt::UserRole, keyRole };
    struct Item {
        QString title;
        QString detail;
        QString key;
        QString actionId; ///< empty: a lead
        std::uint32_t lead = 0;
    };

    explicit PaletteModel(const bridge::ActionRegistry &actions, QObject *parent = nullptr);

    /// Lists the commands that fit; leads are those set for the same text.
    void setText(const QString &text);
    void setLeads(const QList<PaletteLead> &leads);
    [[nodiscard]] const Item &item(int row) const { return m_items.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// How well `text` fits `title`: 0 not at all; the start of the title beats the start of a word beats the middle.
    [[nodiscard]] static int fit(const QString &title, const QString &text);

private:
    void fill();

    const bridge::ActionRegistry &m_actions;
    QString m_text;
    QList<PaletteLead> m_leads;
    QList<Item> m_items;
};

} // namespace leadlight::shell
