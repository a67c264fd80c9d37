// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QKeyEvent;

namespace leadlight::inbox {

/// A heading and choices under it, each with the digit that chooses it.
class NumberedChoices final : public QWidget {
    Q_OBJECT

public:
    struct Choice {
        QString text;
        QString accessibleName;
        QString toolTip;
    };
    NumberedChoices(const QString &heading, const std::vector<Choice> &choices, QWidget *parent = nullptr);

    /// Whether the key is a digit of a choice; then it is chosen.
    [[nodiscard]] bool take(const QKeyEvent &event);

Q_SIGNALS:
    void chosen(int index); ///< from 0

private:
    int m_count;
};

} // namespace leadlight::inbox
