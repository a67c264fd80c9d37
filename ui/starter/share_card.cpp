// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/share_card.h"

#include <numeric>

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "kit/card.h"
#include "kit/follow_theme.h"
#include "starter/starter_words.h"
#include "theme/roles.h"

namespace leadlight::starter {

namespace {

constexpr int rankBoxes = 3;

QString rankName(int axis, int rank)
{
    return axis == 0 ? QString(QLatin1Char(static_cast<char>('A' + rank))) : QString::number(rank + 1);
}

} // namespace

ShareCard::ShareCard(StarterSheet &sheet, QWidget *parent) : QWidget(parent), m_sheet(sheet)
{
    auto *card = new kit::Card(tr("Leads in each rank"), this);
    auto *grid = new QGridLayout;
    for (int axis = 0; axis < 2; ++axis) {
        addAxis(*grid, axis);
    }
    auto *hint = new QLabel(
        tr("D and 4 take the rest. The thresholds follow from these shares; leads with equal scores stay together."),
        card);
    hint->setWordWrap(true);
    theme::setRole(*hint, theme::Role::small);
    card->body()->addLayout(grid);
    card->body()->addWidget(hint);
    card->body()->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    kit::followTheme(this, [grid](const theme::Theme &look) {
        grid->setHorizontalSpacing(look.px(8));
        grid->setVerticalSpacing(look.px(8));
    });
    connect(&sheet, &StarterSheet::refilled, this, &ShareCard::showShares);
    connect(&sheet, &StarterSheet::sharesChanged, this, &ShareCard::showShares);
    showShares();
}

void ShareCard::addAxis(QGridLayout &grid, int axis)
{
    auto *name = new QLabel(axisName(static_cast<std::size_t>(axis)), this);
    theme::setRole(*name, theme::Role::strong);
    grid.addWidget(name, 0, 2 * axis, 1, 2);
    for (int rank = 0; rank < rankBoxes; ++rank) {
        auto *label = new QLabel(rankName(axis, rank), this);
        auto *box = new QSpinBox(this);
        box->setSuffix(tr(" %"));
        box->setAccessibleName(tr("Leads in rank %1, per cent").arg(rankName(axis, rank)));
        label->setBuddy(box);
        grid.addWidget(label, rank + 1, 2 * axis);
        grid.addWidget(box, rank + 1, 2 * axis + 1);
        m_boxes[static_cast<std::size_t>(axis)].append(box);
        connect(box, &QSpinBox::valueChanged, this, [this, axis, rank](int percent) {
            m_sheet.setShare(static_cast<std::size_t>(axis), static_cast<std::size_t>(rank), percent);
        });
    }
    auto *last = new QLabel(rankName(axis, rankBoxes), this);
    m_rest[static_cast<std::size_t>(axis)] = new QLabel(this);
    theme::setRole(*m_rest[static_cast<std::size_t>(axis)], theme::Role::muted);
    grid.addWidget(last, rankBoxes + 1, 2 * axis);
    grid.addWidget(m_rest[static_cast<std::size_t>(axis)], rankBoxes + 1, 2 * axis + 1);
    grid.setColumnStretch(2 * axis + 1, 1);
}

void ShareCard::showShares()
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::vector<int> &shares = m_sheet.shares()[axis];
        const int rest = 100 - std::accumulate(shares.begin(), shares.end(), 0);
        for (qsizetype rank = 0; rank < m_boxes[axis].size(); ++rank) {
            QSpinBox *box = m_boxes[axis].at(rank);
            const int share = shares[static_cast<std::size_t>(rank)];
            const QSignalBlocker quiet(box);
            box->setRange(1, share + rest - 1);
            box->setValue(share);
        }
        m_rest[axis]->setText(tr("%1 %").arg(rest));
    }
}

QSpinBox *ShareCard::firstBox() const
{
    return m_boxes[0].first();
}

} // namespace leadlight::starter
