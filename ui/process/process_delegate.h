// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/padded_delegate.h"

namespace leadlight::process {

/// Edits the process in place: who answers for a stage is chosen, everything else is typed.
class ProcessDelegate final : public kit::PaddedDelegate {
    Q_OBJECT

public:
    using PaddedDelegate::PaddedDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace leadlight::process
