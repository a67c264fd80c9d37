// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/lead_difference.h"

#include <algorithm>
#include <cstdlib>

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "inspector/rule_text.h"
#include "inspector/shown_points.h"
#include "kit/plain_table.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::inspector {

namespace {

constexpr int firstPointColumn = 3;
constexpr int widestColumn = 230; // at factor 1

QString differenceWord(const char *text)
{
    return QCoreApplication::translate("LeadDifference", text);
}

QString factOf(const scoring::Part &part)
{
    if (!part.applies) {
        return differenceWord("does not apply");
    }
    if (part.unknown) {
        return differenceWord("not known");
    }
    if (part.facts.empty()) {
        return {};
    }
    if (!part.facts.front().time) {
        return valueText(part.facts.front().value);
    }
    return part.events == 1 ? differenceWord("1 event")
                            : differenceWord("%1 events").arg(bridge::countText(static_cast<std::int64_t>(part.events)));
}

std::vector<std::int64_t> shownParts(const scoring::AxisExplanation &axis)
{
    std::vector<base::Exact> points;
    for (const scoring::Part &part : axis.parts) {
        points.push_back(part.points);
    }
    return shownPoints(points).parts;
}

std::int64_t apart(const DifferenceRow &row)
{
    return row.points[0] - row.points[1];
}

void addRow(QStandardItemModel &model, const DifferenceRow &row)
{
    const theme::Theme &look = theme::theme();
    const bool strong = row.kind == DifferenceRow::Kind::total;
    const auto item = [&](const QString &text, Qt::Alignment side) {
        auto *made = new QStandardItem(text);
        made->setEditable(false);
        made->setTextAlignment(side | Qt::AlignVCenter);
        made->setFont(look.font(strong ? theme::FontRole::bodyStrong : theme::FontRole::body));
        if (row.kind == DifferenceRow::Kind::alike) {
            made->setForeground(look.tokens().muted);
        }
        return made;
    };
    QList<QStandardItem *> cells{item(row.label, Qt::AlignLeading)};
    for (const QString &fact : row.facts) {
        cells << item(fact, Qt::AlignLeading);
    }
    for (const std::int64_t points : row.points) {
        cells << item(strong ? tenthsText(points) : signedTenthsText(points), Qt::AlignRight);
    }
    cells << item(signedTenthsText(apart(row)), Qt::AlignRight);
    model.appendRow(cells);
}

struct TwoStories {
    LeadStory one;
    LeadStory other;
};

} // namespace

std::vector<DifferenceRow> differenceRows(const scoring::AxisExplanation &one, const scoring::AxisExplanation &other)
{
    const std::array<std::vector<std::int64_t>, 2> shown{shownParts(one), shownParts(other)};
    std::vector<DifferenceRow> rows;
    DifferenceRow alike;
    alike.kind = DifferenceRow::Kind::alike;
    DifferenceRow total;
    total.kind = DifferenceRow::Kind::total;
    total.label = differenceWord("%1 score").arg(bridge::toQt(one.label));
    int alikeCriteria = 0;
    const auto take = [&](DifferenceRow row) {
        for (std::size_t lead = 0; lead < 2; ++lead) {
            total.points[lead] += row.points[lead];
        }
        if (apart(row) != 0) {
            rows.push_back(std::move(row));
            return;
        }
        ++alikeCriteria;
        for (std::size_t lead = 0; lead < 2; ++lead) {
            alike.points[lead] += row.points[lead];
        }
    };
    // One model explains both, so that the criteria stand in the same order; only a limit may be there for one alone.
    for (std::size_t i = 0; i < std::max(one.parts.size(), other.parts.size()); ++i) {
        DifferenceRow row;
        for (std::size_t lead = 0; lead < 2; ++lead) {
            const scoring::AxisExplanation &axis = lead == 0 ? one : other;
            if (i < axis.parts.size()) {
                row.label = bridge::toQt(axis.parts[i].label);
                row.facts[lead] = factOf(axis.parts[i]);
                row.points[lead] = shown[lead][i];
            }
        }
        take(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const DifferenceRow &a, const DifferenceRow &b) {
        return std::abs(apart(a)) > std::abs(apart(b));
    });
    if (alikeCriteria > 0) {
        alike.label = alikeCriteria == 1 ? differenceWord("1 criterion that gives both the same")
                                         : differenceWord("%1 criteria that give both the same").arg(alikeCriteria);
        rows.push_back(alike);
    }
    rows.push_back(total);
    return rows;
}

QString differenceSentence(const workspace::Snapshot &snapshot, const LeadStory &one, const LeadStory &other)
{
    QString text = differenceWord("%1 is %2, %3 is %4.")
                       .arg(bridge::toQt(snapshot.nameOf(one.row)), bridge::toQt(snapshot.rankOf(one.row)),
                            bridge::toQt(snapshot.nameOf(other.row)), bridge::toQt(snapshot.rankOf(other.row)));
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::vector<DifferenceRow> rows = differenceRows(one.why.axes[axis], other.why.axes[axis]);
        const QString name = bridge::toQt(one.why.axes[axis].label);
        const std::int64_t gap = apart(rows.back());
        text += QLatin1Char(' ');
        if (rows.front().kind != DifferenceRow::Kind::criterion) {
            text += differenceWord("%1 is the same, point by point.").arg(name);
        } else if (gap == 0) {
            text += differenceWord("%1 is as high for other reasons, %2 above all.").arg(name, rows.front().label);
        } else {
            text += differenceWord("%1 is %2 points apart, most by %3.").arg(name, tenthsText(std::abs(gap)), rows.front().label);
        }
    }
    return text;
}

void openDifference(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t one, std::uint32_t other)
{
    const bridge::SnapshotPtr snapshot = session.snapshot();
    if (!snapshot) {
        return;
    }
    const theme::Theme &look = theme::theme();
    auto *dialog = new QDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(differenceWord("Two leads, point by point"));
    dialog->setAccessibleName(dialog->windowTitle());
    auto *page = new QVBoxLayout(dialog);
    page->setSpacing(look.px(12));
    auto *sentence = new QLabel(dialog);
    sentence->setObjectName(QStringLiteral("differenceSentence"));
    sentence->setWordWrap(true);
    theme::setRole(*sentence, theme::Role::section);
    page->addWidget(sentence);
    auto *model = new QStandardItemModel(dialog);
    const QString first = bridge::toQt(snapshot->nameOf(one));
    const QString second = bridge::toQt(snapshot->nameOf(other));
    model->setHorizontalHeaderLabels({differenceWord("Criterion"), first, second, differenceWord("Points of %1").arg(first),
                                      differenceWord("Points of %1").arg(second), differenceWord("Apart")});
    for (int column = firstPointColumn; column < model->columnCount(); ++column) {
        model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    QTableView *table = kit::plainTable(model, differenceWord("Points of both leads"));
    for (int column = 1; column < firstPointColumn; ++column) {
        table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    page->addWidget(table, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    page->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    session.query(
        QStringLiteral("difference"),
        [one, other](const workspace::Snapshot &now, const base::Progress &) {
            return TwoStories{storyOf(now, one), storyOf(now, other)};
        },
        dialog, [snapshot, sentence, model, table](const TwoStories &stories) {
            sentence->setText(differenceSentence(*snapshot, stories.one, stories.other));
            for (std::size_t axis = 0; axis < 2; ++axis) {
                for (const DifferenceRow &row : differenceRows(stories.one.why.axes[axis], stories.other.why.axes[axis])) {
                    addRow(*model, row);
                }
            }
            kit::fitColumns(*table, widestColumn);
            table->setCurrentIndex(model->index(0, 0));
        });
    dialog->resize(look.px(880), look.px(560));
    dialog->open();
    table->setFocus();
}

} // namespace leadlight::inspector
