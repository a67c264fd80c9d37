// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QDialog>

#include "settings/settings_page.h"

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace leadlight::settings {

/// The settings of the workspace and of the program: pages at the left, the chosen one at the right. Every change takes
/// hold at once, is an entry of the ledger, and can be taken back here until the next.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    enum Page { people, hours, reasons, programs, assignment, gates, year, appearance };

    explicit SettingsDialog(bridge::ViewContext &context, QWidget *parent = nullptr);

    void showPage(Page page);
    [[nodiscard]] SettingsPage *page(Page page) const { return m_pages.value(page); }

Q_SIGNALS:
    /// The settings closed because this view, or "page.ID" of one, tells the rest.
    void viewWanted(const QString &id);
    /// A change that can be taken back, as bridge::View::decided.
    void decided(const QString &text, const std::function<void()> &undo);

private:
    void addPage(SettingsPage *page);
    void connectParts();
    void showSnapshot();
    void say(const QString &text, const std::function<void()> &undo);

    bridge::RuleDesk m_desk;
    SettingsContext m_context;
    QListWidget *m_names;
    QStackedWidget *m_stack;
    QLabel *m_answer;
    QPushButton *m_undo;
    QList<SettingsPage *> m_pages;
    std::function<void()> m_takeBack;
};

} // namespace leadlight::settings
