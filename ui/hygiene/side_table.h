// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace leadlight::hygiene {

class SideModel;

/// A SideModel as a table: up and down go from field to field, left and right choose the side whose value is taken, and
/// so does a click. Enter is activated().
class SideTable final : public QTableView {
    Q_OBJECT

public:
    explicit SideTable(SideModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    [[nodiscard]] int takenColumn(int row) const;

    SideModel &m_model;
};

} // namespace leadlight::hygiene
