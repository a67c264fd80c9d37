// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <QWidget>

#include "base/time.h"
#include "domain/passback_reason.h"

class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace leadlight::inbox {

class NumberedChoices;

/// The numbered reasons for passing a lead back. A digit chooses at once; "Too early" asks for the date and "Other" for
/// a note, then Enter.
class PassbackForm final : public QWidget {
    Q_OBJECT

public:
    explicit PassbackForm(QWidget *parent = nullptr);

    /// Starts anew with those of the organisation's reasons that it offers. `today`: the date asked for lies after it.
    void start(base::Date today, const std::vector<domain::PassbackReason> &reasons);

Q_SIGNALS:
    void chosen(const std::string &reason, const QString &note, std::optional<leadlight::base::Date> until);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer(std::vector<domain::PassbackReason> reasons);
    void choose(std::size_t reason);
    void submit();

    std::vector<domain::PassbackReason> m_reasons;
    std::optional<std::size_t> m_reason; ///< one that asks for more
    NumberedChoices *m_choices = nullptr;
    QVBoxLayout *m_column;
    QWidget *m_more;
    QLabel *m_question;
    QDateEdit *m_until;
    QLineEdit *m_note;
    QPushButton *m_submit;
};

} // namespace leadlight::inbox
