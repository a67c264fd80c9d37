// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QObject>

#include "bridge/view.h"
#include "leads/lead_table_model.h"
#include "workspace/commands/save_view.h"

class QMenu;
class QPushButton;

namespace leadlight::leads {

class LeadTableView;

/// The saved views behind a button of the lead table: filter, order and columns under a name. They are read from the
/// workspace when the menu opens, as another instance may have saved one.
class ViewMenu final : public QObject {
    Q_OBJECT

public:
    /// The menu opens below `button`, which is the parent.
    ViewMenu(bridge::ViewContext &context, LeadTableModel &model, LeadTableView &table, QPushButton &button);

    void open();
    void askName();

Q_SIGNALS:
    void notice(const QString &text, const QString &actionText, const std::function<void()> &action);
    void filled(QMenu *menu); ///< the menu is about to be shown

private:
    void fill(const std::vector<workspace::SavedView> &views);
    void show(const workspace::SavedView &view);
    void save(const QString &name);
    void remove(const std::string &name);
    void put(const workspace::SavedView &view, const QString &told);
    [[nodiscard]] workspace::SavedView shownNow() const;

    bridge::ViewContext &m_context;
    LeadTableModel &m_model;
    LeadTableView &m_table;
    QPushButton &m_button;
};

} // namespace leadlight::leads
