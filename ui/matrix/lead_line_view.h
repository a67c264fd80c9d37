// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace leadlight::matrix {

/// The list of a LeadLineModel. A click or an arrow key chooses a lead; Enter or a double click opens it.
class LeadLineView final : public QListView {
    Q_OBJECT

public:
    explicit LeadLineView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    void leadChosen(quint32 row);
    void leadOpened(quint32 row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace leadlight::matrix
