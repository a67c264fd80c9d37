// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "model_editor/proposal_slider.h"

namespace leadlight::model_editor {

/// Paints the rows of a CriteriaModel: names, the columns of both sides in their colours, slider, status with ticks.
/// The value is edited in a spin box.
class CriteriaDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

    /// None where the row has no number.
    [[nodiscard]] static std::optional<ProposalSlider> sliderOf(const QModelIndex &index);

private:
    void paintStatus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace leadlight::model_editor
