// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "base/time.h"
#include "domain/activity.h"

class QDateTimeEdit;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace leadlight::inspector {

/// Notes a call that was made: what was said, how long it was and when.
class CallForm final : public QDialog {
    Q_OBJECT

public:
    /// `now`: the latest moment a call can have; `offset`: seconds of local time before UTC.
    CallForm(const QString &leadName, base::Instant now, int offset, QWidget *parent = nullptr);

    [[nodiscard]] domain::Activity activity() const;
    void showRefusal(const QString &text);

Q_SIGNALS:
    void submitted();

private:
    QPlainTextEdit *m_words;
    QSpinBox *m_minutes;
    QDateTimeEdit *m_when;
    QLabel *m_refusal;
    QPushButton *m_submit;
};

} // namespace leadlight::inspector
