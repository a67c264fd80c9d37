// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/value_pane.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/card.h"
#include "kit/follow_theme.h"
#include "kit/segmented.h"
#include "starter/starter_words.h"
#include "starter/value_delegates.h"
#include "starter/value_model.h"
#include "theme/roles.h"

namespace leadlight::starter {

namespace {

constexpr int narrowWidth = 740;

model::Mark nextMark(model::Mark mark)
{
    return mark == model::Mark::good      ? model::Mark::neutral
           : mark == model::Mark::neutral ? model::Mark::bad
                                          : model::Mark::good;
}

} // namespace

ValuePane::ValuePane(bridge::ViewContext &context, StarterSheet &sheet, QWidget *parent)
    : QWidget(parent),
      m_sheet(sheet),
      m_values(new ValueModel(sheet, this)),
      m_card(new kit::Card({}, this)),
      m_notes(new QLabel),
      m_axis(new kit::SegmentedControl({axisName(0), axisName(1)}, tr("What the column says"))),
      m_table(new QTableView)
{
    layOut();
    addActions(context.actions);
    connect(m_axis, &kit::SegmentedControl::activated, this, [this](int axis) {
        if (const auto &subject = m_values->subject(); subject && subject->kind == Subject::Kind::column) {
            m_sheet.setAxis(subject->at, static_cast<std::size_t>(axis));
        }
    });
    m_table->installEventFilter(this);
}

void ValuePane::layOut()
{
    m_card->setFlush(true);
    m_card->addHeaderWidget(m_axis);
    m_notes->setWordWrap(true);
    theme::setRole(*m_notes, theme::Role::muted);
    m_card->body()->addWidget(m_notes);
    auto *rows = new QHBoxLayout;
    rows->addWidget(m_table);
    m_card->body()->addLayout(rows, 1);
    m_table->setModel(m_values);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_table->setItemDelegateForColumn(ValueModel::Share, new ShareDelegate(m_table));
    m_table->setItemDelegateForColumn(ValueModel::Mark, new MarkDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    kit::followTheme(this, [this, rows](const theme::Theme &look) {
        rows->setContentsMargins(look.px(8), 0, look.px(8), look.px(8));
        m_notes->setContentsMargins(look.px(theme::size::cardPaddingX), 0, look.px(theme::size::cardPaddingX),
                                    look.px(8));
        m_table->verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
        const std::array<int, ValueModel::columns> widths{160, 64, 122, 132, 170, 96, 60};
        for (int section = 0; section < ValueModel::columns; ++section) {
            m_table->horizontalHeader()->resizeSection(section, look.px(widths[static_cast<std::size_t>(section)]));
        }
        m_table->horizontalHeader()->setMinimumSectionSize(look.px(52));
    });
    m_table->horizontalHeader()->setSectionResizeMode(ValueModel::Value, QHeaderView::Stretch);
}

void ValuePane::addActions(bridge::ActionRegistry &actions)
{
    struct Key {
        const char *id;
        QString text;
        Qt::Key key;
        model::Mark mark;
    };
    for (const Key &key : {Key{"starter.good", tr("Mark the value as &good"), Qt::Key_G, model::Mark::good},
                           Key{"starter.neutral", tr("Mark the value as &neutral"), Qt::Key_N, model::Mark::neutral},
                           Key{"starter.bad", tr("Mark the value as &bad"), Qt::Key_B, model::Mark::bad}}) {
        actions.addForList(QLatin1String(key.id), key.text, QKeySequence(key.key), bridge::Menu::none, m_table,
                           [this, mark = key.mark] { markCurrent(mark); });
    }
}

void ValuePane::setSubject(std::optional<Subject> subject)
{
    const bool sameList = subject && m_values->subject() && subject->kind == Subject::Kind::activity
                          && m_values->subject()->kind == Subject::Kind::activity;
    if (!sameList) {
        m_values->setSubject(subject);
    }
    if (m_values->rowCount() > 0) {
        const int row = subject && subject->kind == Subject::Kind::activity ? static_cast<int>(subject->at) : 0;
        m_table->setCurrentIndex(m_values->index(row, ValueModel::Value));
    }
    showHead();
}

void ValuePane::showHead()
{
    const auto &subject = m_values->subject();
    const bool isColumn = subject && subject->kind == Subject::Kind::column;
    m_axis->setVisible(isColumn);
    QString notes;
    QString title = tr("Activities");
    if (isColumn) {
        const workspace::ProposedColumn &column = m_sheet.proposal().columns[subject->at];
        title = bridge::toQt(column.label);
        notes = notesText(column.notes, QStringLiteral(" "));
        m_axis->setCurrent(static_cast<int>(column.axis));
    } else if (subject) {
        notes = tr("The newest three events of a kind count; their points fade to one half in 60 days.");
    }
    m_card->setTitle(subject ? title : QString());
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    m_table->setVisible(m_values->rowCount() > 0);
    m_table->setAccessibleName(isColumn ? tr("Values of %1").arg(title) : tr("Marks of activities"));
}

void ValuePane::markCurrent(model::Mark mark)
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid()) {
        m_values->setData(current, static_cast<int>(mark), Qt::EditRole);
    }
}

void ValuePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The mark must not be pushed out; its tool tip has the rest.
    const bool narrow = width() < theme::theme().px(narrowWidth);
    m_table->setColumnHidden(ValueModel::Basis, narrow);
    m_table->setColumnHidden(ValueModel::Points, narrow);
}

bool ValuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        if (const auto mark = m_values->markOf(m_table->currentIndex().row())) {
            markCurrent(nextMark(*mark));
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace leadlight::starter
