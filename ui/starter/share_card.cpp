// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/share_card.h"

#include <algorithm>
#include <numeric>

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/card.h"
#include "kit/follow_theme.h"
#include "starter/starter_words.h"
#include "theme/roles.h"

namespace leadlight::starter {

namespace {

constexpr int rankBoxes = 3;

} // namespace

ShareCard::ShareCard(StarterSheet &sheet, QWidget *parent) : QWidget(parent), m_sheet(sheet)
{
    m_axes[1].names = {"1", "2", "3", "4"};
    auto *card = new kit::Card(tr("Leads in each rank"), this);
    auto *grid = new QGridLayout;
    for (int axis = 0; axis < 2; ++axis) {
        addAxis(*grid, axis);
    }
    auto *hint =
        new QLabel(tr("The last rank takes the rest. The thresholds follow from these shares; leads with equal "
                      "scores stay together."),
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
    AxisPart &part = m_axes[static_cast<std::size_t>(axis)];
    part.name = new QLabel(axisName(static_cast<std::size_t>(axis)), this);
    theme::setRole(*part.name, theme::Role::strong);
    grid.addWidget(part.name, 0, 2 * axis, 1, 2);
    for (int rank = 0; rank < rankBoxes; ++rank) {
        auto *label = new QLabel(this);
        auto *box = new QSpinBox(this);
        box->setSuffix(tr(" %"));
        label->setBuddy(box);
        grid.addWidget(label, rank + 1, 2 * axis);
        grid.addWidget(box, rank + 1, 2 * axis + 1);
        part.ranks.append(label);
        part.boxes.append(box);
        connect(box, &QSpinBox::valueChanged, this, [this, axis, rank](int percent) {
            m_sheet.setShare(static_cast<std::size_t>(axis), static_cast<std::size_t>(rank), percent);
        });
    }
    part.lastRank = new QLabel(this);
    part.rest = new QLabel(this);
    theme::setRole(*part.rest, theme::Role::muted);
    grid.addWidget(part.lastRank, rankBoxes + 1, 2 * axis);
    grid.addWidget(part.rest, rankBoxes + 1, 2 * axis + 1);
    grid.setColumnStretch(2 * axis + 1, 1);
}

void ShareCard::setRanks(const model::ScoringModel &model, bool isTemplate)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        m_axes[axis].names = model.axes[axis].ranks;
        m_axes[axis].name->setText(isTemplate ? bridge::toQt(model.axes[axis].label) : axisName(axis));
    }
    showShares();
}

void ShareCard::showShares()
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        AxisPart &part = m_axes[axis];
        const std::vector<int> &shares = m_sheet.shares()[axis];
        // The sheet holds one share less than the four ranks; an axis with fewer ranks uses the first of them.
        const auto used = std::min<std::size_t>(part.names.size() - 1, static_cast<std::size_t>(rankBoxes));
        const int room = 100 - std::accumulate(shares.begin(), shares.end(), 0);
        for (std::size_t rank = 0; rank < static_cast<std::size_t>(rankBoxes); ++rank) {
            QSpinBox *box = part.boxes.at(static_cast<qsizetype>(rank));
            QLabel *label = part.ranks.at(static_cast<qsizetype>(rank));
            box->setVisible(rank < used);
            label->setVisible(rank < used);
            const QString name = rank < used ? bridge::toQt(part.names[rank]) : QString();
            label->setText(name);
            box->setAccessibleName(tr("Leads in rank %1, per cent").arg(name));
            const QSignalBlocker quiet(box);
            box->setRange(1, shares[rank] + room - 1);
            box->setValue(shares[rank]);
        }
        const int rest = 100 - std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(used), 0);
        part.lastRank->setText(bridge::toQt(part.names.back()));
        part.rest->setText(tr("%1 %").arg(rest));
    }
}

QSpinBox *ShareCard::firstBox() const
{
    return m_axes[0].boxes.first();
}

} // namespace leadlight::starter
