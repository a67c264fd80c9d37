// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/field_view.h"

#include <QHeaderView>

#include "theme/theme.h"

namespace leadlight::inspector {

namespace {

constexpr int fieldRow = 28;
constexpr int fieldNameWidth = 132;

} // namespace

FieldView::FieldView(QWidget *parent) : QTableView(parent)
{
    setAccessibleName(tr("Fields of the lead"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    connect(&theme::theme(), &theme::Theme::changed, this, &FieldView::measure);
    measure();
}

void FieldView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &FieldView::measure);
    measure();
}

void FieldView::measure()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(theme::theme().px(fieldRow));
    verticalHeader()->setMinimumSectionSize(theme::theme().px(fieldRow));
    if (model()) {
        setColumnWidth(0, theme::theme().px(fieldNameWidth));
    }
    updateGeometry();
}

QSize FieldView::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return {theme::theme().px(fieldNameWidth * 2), rows * theme::theme().px(fieldRow)};
}

QSize FieldView::minimumSizeHint() const
{
    return {theme::theme().px(fieldNameWidth), sizeHint().height()};
}

} // namespace leadlight::inspector
