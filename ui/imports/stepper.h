// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace leadlight::imports {

/// The steps of the import in a row: done, current, to come.
class Stepper final : public QWidget {
    Q_OBJECT

public:
    explicit Stepper(const QStringList &steps, QWidget *parent = nullptr);

    void setCurrent(int step);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthOf(int step) const;

    QStringList m_steps;
    int m_current = 0;
};

} // namespace leadlight::imports
