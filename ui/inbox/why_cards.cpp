// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/why_cards.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "inspector/why_model.h"
#include "kit/card.h"
#include "kit/score_curve.h"
#include "kit/waterfall.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/our_words.h"

namespace leadlight::inbox {

WhyCards::WhyCards(QWidget *parent) : QWidget(parent), m_gates(new QLabel(this)), m_dispute(new QPushButton(tr("Dispute this score…"), this)), m_curve(new kit::ScoreCurve(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::theme().px(12));
    const std::array<QString, 2> names{tr("Reasons for the first rank"), tr("Reasons for the second rank")};
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        Axis &axis = m_axes[i];
        axis.card = new kit::Card(QStringLiteral(" "), this);
        axis.model = new inspector::WhyModel(this);
        axis.view = new kit::WaterfallView(axis.card);
        axis.view->setModel(axis.model);
        axis.view->setAccessibleName(names[i]);
        axis.view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        axis.falls = new QLabel(axis.card);
        axis.falls->setWordWrap(true);
        theme::setRole(*axis.falls, theme::Role::small);
        if (i == 1) {
            axis.card->body()->addWidget(m_curve);
        }
        axis.card->body()->addWidget(axis.view);
        axis.card->body()->addWidget(axis.falls);
        column->addWidget(axis.card);
    }
    m_curve->setAccessibleName(tr("Score of the waiting lead over 90 days"));
    m_gates->setWordWrap(true);
    theme::setRole(*m_gates, theme::Role::warning);
    column->addWidget(m_gates);
    theme::setRole(*m_dispute, theme::Role::link);
    column->addWidget(m_dispute, 0, Qt::AlignLeft);
    connect(m_dispute, &QPushButton::clicked, this, &WhyCards::disputeRequested);
    column->addStretch(1);
    connect(&theme::theme(), &theme::Theme::changed, this, &WhyCards::fitViews);
    clear();
}

void WhyCards::setStory(const workspace::Snapshot &snapshot, const inspector::LeadStory &story,
                        const std::vector<workspace::CurvePoint> &curve)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    const auto shown = workspace::shownModel(snapshot);
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        Axis &axis = m_axes[i];
        const scoring::AxisExplanation &explained = story.why.axes[i];
        const model::Axis &source = shown->axes[i];
        axis.card->setTitle(tr("Why %1: %2 %3").arg(bridge::toQt(source.ranks[explained.rank]),
                                                    bridge::toQt(explained.label).toLower(),
                                                    bridge::pointsText(explained.score)));
        axis.model->setAxis(inspector::whyRows(explained, source, times, true, snapshot.rules->glossary));
        const QString override = i == 0 ? inspector::overrideText(story, snapshot, times) : QString();
        const QString falls = inspector::fallsText(story, i, times);
        const QString text = override.isEmpty() || falls.isEmpty() ? override + falls : override + QLatin1Char('\n') + falls;
        axis.falls->setText(text);
        axis.falls->setVisible(!text.isEmpty());
        axis.card->show();
    }
    m_dispute->show();
    const QString gates = inspector::gateText(story);
    m_gates->setText(gates);
    m_gates->setVisible(!gates.isEmpty());
    setCurve(snapshot, curve);
    fitViews();
}

void WhyCards::setCurve(const workspace::Snapshot &snapshot, const std::vector<workspace::CurvePoint> &curve)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    std::vector<kit::ScoreCurve::Point> points;
    for (const workspace::CurvePoint &point : curve) {
        points.push_back({times.local(point.time).date(),
                          static_cast<double>(point.score[1]) / static_cast<double>(base::exactOne)});
    }
    m_curve->setVisible(!points.empty());
    m_curve->setPoints(std::move(points));
    const model::Axis &source = snapshot.model->axes[1];
    if (source.thresholds.empty()) {
        m_curve->setThreshold(std::nullopt, {});
    } else {
        m_curve->setThreshold(source.thresholds.front(),
                              tr("rank %1 from %2").arg(bridge::toQt(source.ranks.front()),
                                                        bridge::countText(source.thresholds.front())));
    }
}

void WhyCards::clear()
{
    for (const Axis &axis : m_axes) {
        axis.model->setAxis({});
        axis.card->hide();
    }
    m_gates->hide();
    m_dispute->hide();
    fitViews();
}

void WhyCards::fitViews()
{
    for (const Axis &axis : m_axes) {
        axis.view->setFixedHeight(axis.view->sizeHint().height()); // the pane scrolls, not the list in it
    }
}

} // namespace leadlight::inbox
