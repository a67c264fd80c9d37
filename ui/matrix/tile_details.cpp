// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/tile_details.h"

#include <limits>

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/popover.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::matrix {

namespace {

QString tileCount(std::uint64_t value)
{
    return bridge::countText(static_cast<std::int64_t>(value));
}

QString tileRate(std::uint64_t part, std::uint64_t whole)
{
    const double share = whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                                    : static_cast<double>(part) / static_cast<double>(whole);
    return bridge::percentText(share);
}

void addFact(QGridLayout *grid, const QString &name, const QString &value, const QString &of)
{
    const int row = grid->rowCount();
    auto *label = new QLabel(name);
    theme::setRole(*label, theme::Role::muted);
    auto *number = new QLabel(value);
    theme::setRole(*number, theme::Role::strong);
    auto *note = new QLabel(of);
    theme::setRole(*note, theme::Role::small);
    number->setAccessibleName(QStringList{name, value, of}.join(QLatin1Char(' ')).trimmed());
    grid->addWidget(label, row, 0);
    grid->addWidget(number, row, 1, Qt::AlignRight);
    grid->addWidget(note, row, 2);
}

} // namespace

TileDetails::TileDetails(const QString &tile, const workspace::CellSummary &cell, std::uint64_t all,
                         const QString &currency, QWidget *parent)
    : QObject(parent), m_popover(new kit::Popover(tr("Details of %1").arg(tile), parent)), m_reasons(new QLabel(m_popover))
{
    const theme::Theme &look = theme::theme();
    auto *title = new QLabel(tr("%1 · %2 leads").arg(tile, tileCount(cell.leads)), m_popover);
    theme::setRole(*title, theme::Role::section);
    m_popover->body()->addWidget(title);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(look.px(12));
    grid->setVerticalSpacing(look.px(4));
    grid->setColumnStretch(2, 1);
    m_popover->body()->addLayout(grid);
    addFact(grid, tr("Share"), tileRate(cell.leads, all), tr("of %1 leads").arg(tileCount(all)));
    addFact(grid, tr("Won"), tileRate(cell.won, cell.closed), tr("of %1 closed in 12 months").arg(tileCount(cell.closed)));
    addFact(grid, tr("Accepted"), tileRate(cell.accepted, cell.decided), tr("of %1 decided in 12 months").arg(tileCount(cell.decided)));
    addFact(grid, tr("Revenue"), bridge::moneyText(cell.revenueMinor, currency), tr("from %1 wins").arg(tileCount(cell.won)));
    addFact(grid, tr("Waiting"), tileCount(cell.waiting), tr("%1 late").arg(tileCount(cell.late)));
    addFact(grid, tr("With Sales"), tileCount(cell.withSales), {});
    addFact(grid, tr("Passed back"), tileCount(cell.passedBack), tr("last move"));
    addFact(grid, tr("Fit unknown"), tileCount(cell.unknownFit), {});
    auto *why = new QLabel(tr("What puts leads here"), m_popover);
    theme::setRole(*why, theme::Role::strong);
    m_popover->body()->addWidget(why);
    m_reasons->setText(cell.leads == 0 ? tr("No lead is here.") : tr("Looking at the leads…"));
    theme::setRole(*m_reasons, theme::Role::muted);
    m_popover->body()->addWidget(m_reasons);
    auto *list = new QPushButton(tr("Open as list"), m_popover);
    list->setAccessibleName(tr("Open %1 as list").arg(tile));
    m_popover->body()->addWidget(list);
    connect(list, &QPushButton::clicked, this, [this] {
        m_popover->hide();
        Q_EMIT listRequested();
    });
    connect(m_popover, &kit::Popover::closed, this, &QObject::deleteLater);
    connect(this, &QObject::destroyed, m_popover, &QObject::deleteLater);
}

void TileDetails::openAt(QWidget *anchor)
{
    m_popover->openAt(anchor);
}

void TileDetails::showReasons(const TileReasons &reasons)
{
    if (reasons.lookedAt == 0) {
        return;
    }
    QStringList lines;
    for (const TileReason &reason : reasons.reasons) {
        lines << tr("%1: %2 points on average")
                     .arg(bridge::toQt(reason.label), bridge::signedText(base::wholePoints(reason.average)));
    }
    if (lines.isEmpty()) {
        lines << tr("No criterion gives them points.");
    }
    lines << tr("Over %1 leads of the tile").arg(tileCount(reasons.lookedAt));
    m_reasons->setText(lines.join(QLatin1Char('\n')));
    m_popover->adjustSize();
}

} // namespace leadlight::matrix
