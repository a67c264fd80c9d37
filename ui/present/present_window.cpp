// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/present_window.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "present/decision_page.h"
#include "present/lead_page.h"
#include "theme/roles.h"

namespace leadlight::present {

namespace {

constexpr double onAScreen = 1.5;
constexpr double onALargeScreen = 2.0;
constexpr int largeFrom = 2000; // rows of pixels: 4K, seen from afar
const QLatin1String darkKey("present/dark");

} // namespace

PresentWindow::PresentWindow(bridge::ViewContext &context, std::shared_ptr<const workspace::Meeting> meeting)
    : QWidget(nullptr, Qt::Window), m_context(context), m_meeting(std::move(meeting)), m_themeBefore(theme::theme().preference())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Presentation"));
    setAccessibleName(windowTitle());
    setFocusPolicy(Qt::StrongFocus);
    theme::setRole(*this, theme::Role::page);
    setAttribute(Qt::WA_StyledBackground);
    theme::theme().setPreference(m_context.settings.value(darkKey).toBool() ? theme::Preference::dark : theme::Preference::light);
    enlarge(onAScreen);
    build();
    fill();
    goTo(0);
    connect(&m_context.session, &bridge::WorkspaceSession::closed, this, &QWidget::close);
}

PresentWindow::~PresentWindow()
{
    theme::theme().setPresentation(1);
    theme::theme().setPreference(m_themeBefore);
}

/// A text size that is set smaller must not make the wall harder to read.
void PresentWindow::enlarge(double factor)
{
    theme::Theme &look = theme::theme();
    look.setPresentation(1);
    look.setPresentation(std::max(1.0, factor / look.metrics().factor()));
    setFont(look.font(theme::FontRole::body)); // was made with the one before
}

void PresentWindow::presentOn(QScreen &screen)
{
    if (screen.size().height() >= largeFrom) {
        enlarge(onALargeScreen);
        fill(); // spacing is taken as the steps are made
        goTo(0);
    }
    setGeometry(screen.geometry());
    showFullScreen();
    activateWindow();
    setFocus();
}

void PresentWindow::build()
{
    const theme::Theme &look = theme::theme();
    m_title = new QLabel(this);
    theme::setRole(*m_title, theme::Role::viewTitle);
    m_stamp = new QLabel(this);
    theme::setRole(*m_stamp, theme::Role::muted);
    const workspace::Snapshot &snapshot = *m_meeting->snapshot;
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    m_stamp->setText(tr("Data as of %1 · %2").arg(times.moment(snapshot.asOf), snapshot.inForce ? tr("model v%1").arg(snapshot.modelVersion) : tr("unsigned draft")));
    m_finding = new QLabel(this);
    theme::setRole(*m_finding, theme::Role::section);
    m_finding->setWordWrap(true);
    m_stack = new QStackedWidget(this);
    m_place = new QLabel(this);
    m_keys = new QLabel(this);
    theme::setRole(*m_place, theme::Role::muted);
    theme::setRole(*m_keys, theme::Role::muted);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_stamp, 0, Qt::AlignVCenter);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_place, 1);
    foot->addWidget(m_keys);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(8));
    column->setSpacing(look.px(6));
    column->addLayout(head);
    column->addWidget(m_finding);
    column->addWidget(m_stack, 1);
    column->addLayout(foot);
    m_blank = new QWidget(this);
    m_blank->setAutoFillBackground(true);
    QPalette dark = m_blank->palette();
    dark.setColor(QPalette::Window, theme::tokens(theme::Scheme::dark).rail);
    m_blank->setPalette(dark);
    m_blank->hide();
}

void PresentWindow::fill()
{
    while (QWidget *old = m_stack->widget(0)) {
        delete old;
    }
    m_steps = makeSteps({m_meeting, [this](const QString &title, const std::vector<std::uint32_t> &rows) { openLeads(title, rows); }}, m_stack);
    if (DecisionPage::hasSomething(*m_meeting->snapshot, m_context.session.isWritable())) {
        m_decisions = new DecisionPage(m_context, m_stack);
        connect(m_decisions, &DecisionPage::findingChanged, this, &PresentWindow::showFrame);
        m_steps.push_back({tr("Decisions"), {}, m_decisions});
    }
    for (const Step &step : m_steps) {
        m_stack->addWidget(step.body);
    }
    m_leads = new LeadPage(m_meeting, m_stack);
    m_stack->addWidget(m_leads);
}

void PresentWindow::goTo(int step)
{
    m_current = std::clamp(step, 0, std::max(0, steps() - 1));
    m_leadsTitle.clear();
    if (m_current < steps()) {
        m_stack->setCurrentWidget(m_steps[static_cast<std::size_t>(m_current)].body);
    }
    showFrame();
    setFocus();
}

void PresentWindow::showFrame()
{
    if (m_steps.empty()) {
        return;
    }
    const Step &step = m_steps[static_cast<std::size_t>(m_current)];
    m_title->setText(m_leadsTitle.isEmpty() ? step.title : m_leadsTitle);
    m_finding->setText(!m_leadsTitle.isEmpty()   ? tr("The leads behind the figure; Esc goes back to it.")
                       : step.body == m_decisions ? m_decisions->finding()
                                                  : step.finding);
    m_place->setText(tr("%1 of %2").arg(m_current + 1).arg(steps()));
    m_keys->setText(tr("← → step · B blank · N names %1 · Esc end").arg(m_leads && m_leads->areNamesShown() ? tr("off") : tr("on")));
}

void PresentWindow::openLeads(const QString &title, const std::vector<std::uint32_t> &rows)
{
    m_leadsTitle = tr("%1: %2 leads").arg(title, bridge::countText(static_cast<std::int64_t>(rows.size())));
    m_leads->showLeads(rows);
    m_stack->setCurrentWidget(m_leads);
    showFrame();
    setFocus();
}

void PresentWindow::leave()
{
    if (!m_leadsTitle.isEmpty()) {
        goTo(m_current);
    } else if (!hasFocus()) {
        setFocus(); // out of a field or a chart
    } else {
        close();
    }
}

void PresentWindow::toggleTheme()
{
    const bool dark = theme::theme().scheme() != theme::Scheme::dark;
    m_context.settings.setValue(darkKey, dark);
    theme::theme().setPreference(dark ? theme::Preference::dark : theme::Preference::light);
}

bool PresentWindow::isBlank() const
{
    return m_blank->isVisible();
}

bool PresentWindow::areLeadsShown() const
{
    return !m_leadsTitle.isEmpty();
}

void PresentWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_blank->setGeometry(rect());
}

void PresentWindow::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    if (isBlank()) { // whatever is pressed brings the picture back
        m_blank->hide();
        return;
    }
    if (typed.size() == 1 && typed.at(0).isDigit()) {
        m_typed += typed;
        return;
    }
    const int wanted = std::exchange(m_typed, {}).toInt();
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_PageDown: goTo(m_current + 1); break;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp: goTo(m_current - 1); break;
    case Qt::Key_Home: goTo(0); break;
    case Qt::Key_End: goTo(steps() - 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (wanted > 0) {
            goTo(wanted - 1);
        }
        break;
    case Qt::Key_B:
        m_blank->show();
        m_blank->raise();
        break;
    case Qt::Key_N:
        m_leads->setNamesShown(!m_leads->areNamesShown());
        showFrame();
        break;
    case Qt::Key_L:
        if (event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
            toggleTheme();
        }
        break;
    case Qt::Key_Escape: leave(); break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace leadlight::present
