// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/why_panel.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "inspector/why_model.h"
#include "kit/card.h"
#include "kit/waterfall.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/our_words.h"

namespace leadlight::inspector {

namespace {

QLabel *sentenceLabel(QWidget *parent, theme::Role role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setRole(*label, role);
    label->hide();
    return label;
}

void say(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

WhyPanel::WhyPanel(QWidget *parent)
    : QWidget(parent), m_card(new kit::Card(tr("Why this score"), this)), m_axes(new QTabBar(this)),
      m_bySize(new QPushButton(tr("Sort by size"), this)),
      m_overridden(sentenceLabel(this, theme::Role::strong)), m_model(new WhyModel(this)),
      m_view(new kit::WaterfallView(this)), m_quiet(new QPushButton(this)),
      m_detail(sentenceLabel(this, theme::Role::small)), m_falls(sentenceLabel(this, theme::Role::muted)),
      m_liftHeading(sentenceLabel(this, theme::Role::strong)), m_lifts(sentenceLabel(this, theme::Role::muted)),
      m_gates(sentenceLabel(this, theme::Role::warning)), m_ask(sentenceLabel(this, theme::Role::muted))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    m_axes->setAccessibleName(tr("Axis to explain"));
    m_axes->setDrawBase(false);
    m_axes->setExpanding(false);
    m_axes->addTab(QString());
    m_axes->addTab(QString());
    m_bySize->setCheckable(true);
    m_bySize->setAccessibleName(tr("Sort the reasons by size"));
    theme::setRole(*m_bySize, theme::Role::chipButton);
    m_bySize->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_card->addHeaderWidget(m_bySize);
    m_view->setAccessibleName(tr("Reasons for the score"));
    m_view->setModel(m_model);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&theme::theme(), &theme::Theme::changed, this, &WhyPanel::fitView);
    m_quiet->setCheckable(true);
    m_quiet->setAccessibleName(tr("Reasons that give nothing"));
    theme::setRole(*m_quiet, theme::Role::link);

    QVBoxLayout *body = m_card->body();
    body->setSpacing(theme::theme().px(6));
    for (QWidget *widget : {static_cast<QWidget *>(m_axes), static_cast<QWidget *>(m_overridden),
                            static_cast<QWidget *>(m_view)}) {
        body->addWidget(widget);
    }
    body->addWidget(m_quiet, 0, Qt::AlignLeft);
    for (QLabel *label : {m_detail, m_falls, m_gates, m_liftHeading, m_lifts, m_ask}) {
        body->addWidget(label);
    }
    connect(m_axes, &QTabBar::currentChanged, this, [this] {
        fill();
        Q_EMIT axisChanged();
    });
    connect(m_bySize, &QPushButton::toggled, this, &WhyPanel::fill);
    connect(m_quiet, &QPushButton::toggled, this, &WhyPanel::fill);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &WhyPanel::showDetail);
    clear();
}

std::size_t WhyPanel::axis() const
{
    return m_axes->currentIndex() == 1 ? 1 : 0;
}

void WhyPanel::setStory(const bridge::SnapshotPtr &snapshot, const LeadStory &story)
{
    m_snapshot = snapshot;
    m_story = story;
    m_known = true;
    for (const int index : {0, 1}) {
        const auto at = static_cast<std::size_t>(index);
        const scoring::AxisExplanation &explained = story.why.axes[at];
        m_axes->setTabText(index, QStringLiteral("%1  %2").arg(bridge::toQt(explained.label),
                                                              bridge::toQt(snapshot->model->axes[at].ranks[explained.rank])));
    }
    fill();
}

void WhyPanel::clear()
{
    m_known = false;
    m_snapshot.reset();
    m_model->setAxis({});
    fitView();
    m_quiet->hide();
    for (QLabel *label : {m_overridden, m_detail, m_falls, m_gates, m_liftHeading, m_lifts, m_ask}) {
        say(label, {});
    }
}

void WhyPanel::fill()
{
    if (!m_known) {
        return;
    }
    const bridge::TimeText times(m_snapshot->zone(), m_snapshot->asOf);
    WhyAxis why = whyRows(m_story.why.axes[axis()], workspace::shownModel(*m_snapshot)->axes[axis()], times, m_bySize->isChecked(),
                          m_snapshot->rules->glossary);
    m_quiet->setVisible(why.quietRows > 0);
    m_quiet->setText(m_quiet->isChecked()  ? tr("Hide what gives nothing")
                     : why.quietRows == 1 ? tr("1 more that gives nothing")
                                          : tr("%1 more that give nothing").arg(why.quietRows));
    m_model->setQuietShown(m_quiet->isChecked());
    m_model->setAxis(std::move(why));
    fitView();
    showDetail();
    fillSentences();
}

void WhyPanel::fitView()
{
    m_view->setFixedHeight(m_view->sizeHint().height()); // the inspector scrolls, not the list in it
}

void WhyPanel::showDetail()
{
    const QModelIndexList chosen = m_view->selectionModel()->selectedIndexes();
    const WhyRow *row = chosen.isEmpty() ? nullptr : m_model->rowAt(chosen.front().row());
    say(m_detail, row ? row->detail : QString());
}

void WhyPanel::fillSentences()
{
    const bridge::TimeText times(m_snapshot->zone(), m_snapshot->asOf);
    say(m_overridden, overrideText(m_story, *m_snapshot, times));
    say(m_falls, fallsText(m_story, axis(), times));
    say(m_gates, gateText(m_story));
    const QStringList lifts = liftLines(m_story, axis(), *m_snapshot);
    say(m_liftHeading, lifts.isEmpty() ? QString() : liftHeading(m_story, axis()));
    say(m_lifts, lifts.join(QLatin1Char('\n')));
    say(m_ask, askText(m_story));
}

} // namespace leadlight::inspector
