// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "bridge/view.h"
#include "present/step.h"
#include "theme/theme.h"

class QLabel;
class QScreen;
class QStackedWidget;

namespace leadlight::present {

class DecisionPage;
class LeadPage;

/// A review meeting on the wall (ux.md §12): one step at a time, large, on data that stand still; what is decided is
/// written down as they talk. It turns the program's sizes up and, unless chosen otherwise, its theme light while it is
/// shown, and puts both back when it goes. A click on a figure opens the leads behind it.
///
/// Keys: → Space PgDn next, ← PgUp back, Home and End, a number and Enter, B blank, N names, Ctrl+Shift+L light or dark,
/// Esc back or out.
class PresentWindow final : public QWidget {
    Q_OBJECT

public:
    PresentWindow(bridge::ViewContext &context, std::shared_ptr<const workspace::Meeting> meeting);
    ~PresentWindow() override;

    /// Fills the screen.
    void presentOn(QScreen &screen);
    [[nodiscard]] int steps() const { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString stepTitle(int step) const { return m_steps[static_cast<std::size_t>(step)].title; }
    void goTo(int step);
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] bool areLeadsShown() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void enlarge(double factor);
    void build();
    void fill();
    void showFrame();
    void openLeads(const QString &title, const std::vector<std::uint32_t> &rows);
    void leave(); ///< leads, a field, or the presentation
    void toggleTheme();

    bridge::ViewContext &m_context;
    std::shared_ptr<const workspace::Meeting> m_meeting;
    theme::Preference m_themeBefore;
    std::vector<Step> m_steps;
    int m_current = 0;
    QString m_leadsTitle; ///< empty: the step itself is shown
    QString m_typed;      ///< digits of the step to go to
    QLabel *m_title = nullptr;
    QLabel *m_stamp = nullptr;
    QLabel *m_finding = nullptr;
    QStackedWidget *m_stack = nullptr;
    LeadPage *m_leads = nullptr;
    DecisionPage *m_decisions = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_keys = nullptr;
    QWidget *m_blank = nullptr;
};

} // namespace leadlight::present
