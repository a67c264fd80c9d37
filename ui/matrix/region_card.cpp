// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/region_card.h"

#include <limits>

#include <QHBoxLayout>
#include <QLabel>

#include "bridge/text.h"
#include "kit/follow_theme.h"
#include "theme/roles.h"

namespace leadlight::matrix {

namespace {

QString many(std::uint64_t value)
{
    return bridge::countText(static_cast<std::int64_t>(value));
}

QString rateText(std::uint64_t part, std::uint64_t whole)
{
    return bridge::percentText(whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                                          : static_cast<double>(part) / static_cast<double>(whole));
}

QString withFew(const QString &text, std::uint64_t whole)
{
    return whole > 0 && whole < 30 ? RegionCard::tr("%1, few").arg(text) : text;
}

} // namespace

RegionCard::RegionCard(QWidget *parent) : QWidget(parent), m_card(new kit::Card(tr("MQL region"), this)), m_funnel(new QLabel(this))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_card);
    auto *row = new QHBoxLayout;
    m_card->body()->addLayout(row);
    m_leads = addFigure(row, tr("Leads in the MQL region"));
    m_accepted = addFigure(row, tr("Accepted share of the MQL region"));
    m_won = addFigure(row, tr("Won share of the MQL region"));
    kit::followTheme(this, [row](const theme::Theme &look) { row->setSpacing(look.px(8)); });
    theme::setRole(*m_funnel, theme::Role::small);
    m_funnel->setWordWrap(true);
    m_card->body()->addWidget(m_funnel);
}

RegionCard::Figure RegionCard::addFigure(QHBoxLayout *row, const QString &name)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    Figure figure{new QLabel(m_card), new QLabel(m_card)};
    figure.number->setAccessibleName(name);
    kit::followTheme(figure.number, [number = figure.number](const theme::Theme &look) {
        number->setFont(look.font(theme::FontRole::entity));
    });
    theme::setRole(*figure.words, theme::Role::small);
    figure.words->setWordWrap(true);
    figure.words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(figure.number);
    column->addWidget(figure.words, 1);
    row->addLayout(column, 1);
    return figure;
}

void RegionCard::show(const MatrixAnswer &answer)
{
    QStringList tiles;
    for (const model::Cell &cell : answer.model->region) {
        tiles << bridge::toQt(answer.model->nameOf(cell));
    }
    m_card->setSubtitle(tiles.isEmpty() ? tr("no tile yet") : tiles.join(QLatin1Char(' ')));
    const workspace::CellSummary &region = answer.summary.region;
    m_leads.number->setText(many(region.leads));
    m_leads.words->setText(tr("of %1 leads today").arg(many(answer.summary.all.leads)));
    m_accepted.number->setText(rateText(region.accepted, region.decided));
    m_accepted.words->setText(withFew(tr("accepted of %1 decided").arg(many(region.decided)), region.decided));
    m_won.number->setText(rateText(region.won, region.closed));
    m_won.words->setText(withFew(tr("won of %1 closed").arg(many(region.closed)), region.closed));
    for (const Figure &figure : {m_leads, m_accepted, m_won}) {
        figure.number->setAccessibleDescription(figure.number->text() + QLatin1Char(' ') + figure.words->text());
    }
    const RegionFunnel &funnel = answer.funnel;
    QStringList parts{tr("%1 waiting").arg(many(funnel.waiting)), tr("%1 accepted").arg(many(funnel.accepted)),
                      tr("%1 passed back").arg(many(funnel.passedBack))};
    if (funnel.closed > 0) {
        parts << tr("%1 closed").arg(many(funnel.closed));
    }
    parts << tr("%1 not released").arg(many(funnel.notReleased));
    m_funnel->setText(tr("In the MQL region %1: %2").arg(many(funnel.leads), parts.join(QStringLiteral(", "))));
}

} // namespace leadlight::matrix
