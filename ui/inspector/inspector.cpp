// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspector.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "inspector/field_model.h"
#include "inspector/field_view.h"
#include "inspector/lead_acts.h"
#include "inspector/lead_head.h"
#include "inspector/pursuit_acts.h"
#include "inspector/timeline_view.h"
#include "inspector/why_panel.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/score_curve.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/our_words.h"
#include "workspace/queries/same_person.h"

namespace leadlight::inspector {

namespace {

constexpr int curveDays = 90;

struct StoryAnswer {
    LeadStory story;
    std::vector<workspace::TimelineEntry> timeline;
    std::vector<std::uint32_t> others; ///< with the same e-mail address
};

QPushButton *toggleLink(QWidget *parent, const QString &name)
{
    auto *button = new QPushButton(parent);
    button->setCheckable(true);
    button->setAccessibleName(name);
    theme::setRole(*button, theme::Role::link);
    return button;
}

} // namespace

Inspector::Inspector(bridge::ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_pages(new QStackedLayout(this)),
      m_nobody(new kit::EmptyState(QLatin1String("leads"), tr("No lead chosen"),
                                   tr("Choose one, and its score is explained here point by point."), this)),
      m_area(new QScrollArea(this)), m_head(new LeadHead), m_dispute(new QPushButton(tr("Dispute this score…"))), m_merge(new QPushButton), m_why(new WhyPanel),
      m_curveCard(new kit::Card(tr("Score over 90 days"))), m_curve(new kit::ScoreCurve),
      m_timelineCard(new kit::Card(tr("What happened so far"))), m_timeline(new TimelineView),
      m_wholeTimeline(toggleLink(nullptr, tr("All that happened with the lead"))), m_fieldCard(new kit::Card(tr("Fields"))),
      m_fieldModel(new FieldModel(this)), m_fields(new FieldView),
      m_blankFields(toggleLink(nullptr, tr("Blank fields of the lead")))
{
    setAccessibleName(tr("Inspector"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(makePage());
    m_area->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(m_nobody);
    m_pages->addWidget(m_area);
    m_curve->setAccessibleName(tr("Score over 90 days"));
    m_fields->setModel(m_fieldModel);
    connectActs();
    connect(&m_context.session, &bridge::WorkspaceSession::snapshotChanged, this, &Inspector::refresh);
    connect(&m_context.session, &bridge::WorkspaceSession::opened, this, [this] { setLead(std::nullopt); });
    connect(&m_context.session, &bridge::WorkspaceSession::closed, this, [this] { setLead(std::nullopt); });
}

QWidget *Inspector::makePage()
{
    const theme::Theme &look = theme::theme();
    auto *page = new QWidget;
    page->setMinimumWidth(1); // one long word in a section must not push the others out of the pane
    theme::setRole(*page, theme::Role::page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, look.px(16), look.px(4), look.px(16));
    column->setSpacing(look.px(12));
    theme::setRole(*m_merge, theme::Role::link);
    m_merge->setToolTip(tr("Put side by side before anything is merged; it can be undone"));
    m_merge->hide();
    theme::setRole(*m_dispute, theme::Role::link);
    m_dispute->setToolTip(tr("Keeps how it was made with it; three disputes on one criterion propose a change"));
    m_curveCard->body()->addWidget(m_curve);
    m_timelineCard->body()->addWidget(m_timeline);
    m_timelineCard->body()->addWidget(m_wholeTimeline, 0, Qt::AlignLeft);
    m_fieldCard->body()->addWidget(m_fields);
    m_fieldCard->body()->addWidget(m_blankFields, 0, Qt::AlignLeft);
    column->addWidget(m_head);
    column->addWidget(m_merge, 0, Qt::AlignLeft);
    column->addWidget(m_why);
    column->addWidget(m_dispute, 0, Qt::AlignLeft);
    for (QWidget *section : {static_cast<QWidget *>(m_curveCard), static_cast<QWidget *>(m_timelineCard),
                             static_cast<QWidget *>(m_fieldCard)}) {
        column->addWidget(section);
    }
    column->addStretch(1);
    return page;
}

void Inspector::connectActs()
{
    connect(m_head, &LeadHead::assignRequested, this, [this](QMenu *menu) {
        if (m_snapshot && m_row) {
            fillOwnerMenu(*menu, *m_snapshot, [this, row = *m_row](std::optional<base::Uuid> owner) {
                assignLeads(m_context.session, this, {row}, owner, answers());
            });
        }
    });
    connect(m_head, &LeadHead::pursueRequested, this, [this](QMenu *menu) {
        if (m_snapshot && m_row) {
            const workspace::PursuitTarget target{*m_row, std::nullopt};
            fillPursuitMenu(*menu, *m_snapshot, target, workspace::pursuitOf(*m_snapshot, *m_row), [this, target](std::optional<base::Uuid> owner) {
                pursueTarget(m_context.session, this, target, owner, answers());
            });
        }
    });
    connect(m_head, &LeadHead::callRequested, this, [this] {
        if (m_row) {
            openCallForm(m_context.session, this, *m_row, answers());
        }
    });
    connect(m_head, &LeadHead::editRequested, this, [this] {
        if (m_row) {
            openEditForm(m_context.session, this, *m_row, answers());
        }
    });
    connect(m_head, &LeadHead::copyRequested, this, &Inspector::copyWhy);
    connect(m_dispute, &QPushButton::clicked, this, &Inspector::dispute);
    connect(m_merge, &QPushButton::clicked, this, [this] {
        if (m_row) {
            std::vector<std::uint32_t> rows{*m_row};
            rows.insert(rows.end(), m_others.begin(), m_others.end());
            Q_EMIT mergeRequested(rows);
        }
    });
    connect(m_why, &WhyPanel::axisChanged, this, &Inspector::showCurve);
    connect(m_wholeTimeline, &QPushButton::toggled, this, &Inspector::showTimeline);
    connect(m_blankFields, &QPushButton::toggled, this, &Inspector::showFields);
    connect(m_fieldModel, &FieldModel::editRequested, this, &Inspector::editField);
}

QSize Inspector::sizeHint() const
{
    return {theme::theme().px(theme::size::inspectorMin + 20), theme::theme().px(600)};
}

QSize Inspector::minimumSizeHint() const
{
    return {theme::theme().px(theme::size::inspectorMin), theme::theme().px(200)};
}

ActAnswers Inspector::answers()
{
    return {[this](const QString &text, const std::function<void()> &undo) {
                if (undo) {
                    Q_EMIT decided(text, undo);
                } else {
                    Q_EMIT notice(text, {}, {});
                }
            },
            [this](const QString &text) { Q_EMIT notice(text, {}, {}); }};
}

void Inspector::setLead(std::optional<std::uint32_t> row)
{
    const bool sameLead = row == m_row;
    m_row = row;
    if (!sameLead) {
        m_storyKnown = false;
        m_why->clear();
        m_points.clear();
        m_entries.clear();
        m_others.clear();
        showOthers();
        m_wholeTimeline->setChecked(false);
        m_area->ensureVisible(0, 0);
    }
    refresh();
}

void Inspector::refresh()
{
    m_snapshot = m_context.session.snapshot();
    if (!m_snapshot || !m_row || *m_row >= m_snapshot->size()) {
        m_pages->setCurrentWidget(m_nobody);
        return;
    }
    m_head->setLead(*m_snapshot, *m_row, m_context.session.isWritable());
    m_dispute->setEnabled(m_context.session.isWritable());
    showFields();
    askStory();
    askCurve();
    m_pages->setCurrentWidget(m_area);
}

void Inspector::askStory()
{
    m_context.session.query(
        QStringLiteral("why"),
        [row = *m_row](const workspace::Snapshot &snapshot, base::Progress &) {
            return StoryAnswer{storyOf(snapshot, row), workspace::timeline(snapshot, row), workspace::leadsOfSameAddress(snapshot, row)};
        },
        this, [this](StoryAnswer answer) {
            if (!m_snapshot || m_row != answer.story.row) {
                return;
            }
            m_story = std::move(answer.story);
            m_storyKnown = true;
            m_entries = std::move(answer.timeline);
            m_others = std::move(answer.others);
            showOthers();
            m_why->setStory(m_snapshot, m_story);
            showTimeline();
        });
}

void Inspector::askCurve()
{
    m_context.session.query(
        QStringLiteral("curve"),
        [row = *m_row](const workspace::Snapshot &snapshot, base::Progress &) {
            return workspace::scoreCurve(snapshot, row, curveDays);
        },
        this, [this](std::vector<workspace::CurvePoint> points) {
            m_points = std::move(points);
            showCurve();
        });
}

void Inspector::showCurve()
{
    if (!m_snapshot || m_points.empty()) {
        m_curve->setPoints({});
        return;
    }
    const std::size_t axis = m_why->axis();
    const bridge::TimeText times(m_snapshot->zone(), m_snapshot->asOf);
    std::vector<kit::ScoreCurve::Point> points;
    for (const workspace::CurvePoint &point : m_points) {
        points.push_back({times.local(point.time).date(),
                          static_cast<double>(point.score[axis]) / static_cast<double>(base::exactOne)});
    }
    std::vector<kit::ScoreCurve::Mark> marks;
    for (const agreement::ModelVersion &version : m_snapshot->versions) {
        if (version.inForceSince && *version.inForceSince >= m_points.front().time) {
            marks.push_back({times.local(*version.inForceSince).date(), QStringLiteral("v%1").arg(version.number)});
        }
    }
    const model::Axis &source = m_snapshot->model->axes[axis];
    m_curveCard->setTitle(tr("%1 over 90 days").arg(bridge::toQt(workspace::axisLabel(*m_snapshot, source))));
    m_curve->setPoints(std::move(points));
    m_curve->setMarks(std::move(marks));
    if (source.thresholds.empty()) {
        m_curve->setThreshold(std::nullopt, {});
    } else {
        m_curve->setThreshold(source.thresholds.front(), tr("rank %1 from %2")
                                                             .arg(bridge::toQt(source.ranks.front()),
                                                                  bridge::countText(source.thresholds.front())));
    }
}

void Inspector::showTimeline()
{
    if (!m_snapshot) {
        return;
    }
    const bool all = m_wholeTimeline->isChecked();
    m_timeline->setLines(timelineLines(*m_snapshot, m_entries), all);
    const auto count = static_cast<int>(m_entries.size());
    m_wholeTimeline->setVisible(count > TimelineView::shownAtFirst);
    m_wholeTimeline->setText(all ? tr("Show the newest only") : tr("Show all %1").arg(bridge::countText(count)));
    m_timelineCard->setSubtitle(count == 0 ? tr("Nothing is known to have happened yet.") : QString());
}

void Inspector::showFields()
{
    m_fieldModel->setBlankShown(m_blankFields->isChecked());
    m_fieldModel->setLead(m_snapshot, m_row, m_context.session.isWritable());
    const int blank = m_fieldModel->blankFields();
    m_blankFields->setVisible(blank > 0);
    m_blankFields->setText(m_blankFields->isChecked() ? tr("Hide blank fields")
                           : blank == 1               ? tr("Show 1 blank field")
                                                      : tr("Show %1 blank fields").arg(blank));
}

void Inspector::editField(const QString &field, const QString &label, const QString &before, const QString &after)
{
    if (!m_snapshot || !m_row) {
        return;
    }
    const std::string key = bridge::toUtf8(field);
    const QString name = bridge::toQt(m_snapshot->nameOf(*m_row));
    setFields(m_context.session, this, *m_row, {{key, bridge::toUtf8(after)}}, {{key, bridge::toUtf8(before)}},
              tr("%1 of %2 saved").arg(label, name), answers());
}

void Inspector::showOthers()
{
    constexpr std::size_t mostBeside = 4; // the page that merges shows five
    m_others.resize(std::min(m_others.size(), mostBeside));
    m_merge->setVisible(!m_others.empty() && m_context.session.isWritable());
    if (m_others.size() == 1) {
        m_merge->setText(tr("%1 has this address, too: merge…").arg(bridge::toQt(m_snapshot->nameOf(m_others.front()))));
    } else if (!m_others.empty()) {
        m_merge->setText(tr("%1 others have this address, too: merge…").arg(m_others.size()));
    }
}

void Inspector::dispute()
{
    if (m_row) {
        openDisputeForm(m_context.session, this, *m_row, answers());
    }
}

void Inspector::copyWhy()
{
    if (!m_snapshot || !m_storyKnown) {
        return;
    }
    const bridge::TimeText times(m_snapshot->zone(), m_snapshot->asOf);
    QGuiApplication::clipboard()->setText(whyLine(m_story, *m_snapshot, times));
    Q_EMIT notice(tr("Copied why %1 has this rank").arg(bridge::toQt(m_snapshot->nameOf(*m_row))), {}, {});
}

} // namespace leadlight::inspector
