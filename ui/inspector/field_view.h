// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace leadlight::inspector {

/// Names and values of a lead's attributes, as high as its rows; a double click or F2 edits a value in place.
class FieldView final : public QTableView {
    Q_OBJECT

public:
    explicit FieldView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void measure();
};

} // namespace leadlight::inspector
