// SPDX-License-Identifier: GPL-3.0-or-later
// A line edit with a magnifier and a clear button. textChanged() follows each key; nothing is delayed. Esc clears a
// text first and, when already empty, emits left(); Down emits left(), too, so that the caller can focus the results.
#pragma once

#include <QLineEdit>

namespace leadlight::kit {

class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    SearchField(const QString &placeholder, const QString &accessibleName, QWidget *parent = nullptr);

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace leadlight::kit
