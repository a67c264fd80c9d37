// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QPushButton>

#include "report/document.h"

namespace leadlight::kit {
class Card;
}

namespace leadlight::evidence_view {

/// The "⋯" of a card: show its figures as a table, copy them, copy the picture.
class PanelMenu final : public QPushButton {
    Q_OBJECT

public:
    using TableSource = std::function<report::Table()>;

    /// Puts itself into the card's head. `panel` names the card in accessible names; `table` is asked when it is needed.
    PanelMenu(kit::Card &card, const QString &panel, TableSource table);

    void showTable();
    void copyData() const;
    void copyPicture() const;

private:
    kit::Card &m_card;
    QString m_panel;
    TableSource m_table;
};

/// Tab-separated lines, header first, as spreadsheets take it.
[[nodiscard]] QString tabSeparated(const report::Table &table);

} // namespace leadlight::evidence_view
