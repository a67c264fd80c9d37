// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QDialog>

#include "base/uuid.h"
#include "workspace/commands/raise_dispute.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace leadlight::inspector {

/// What a dispute about a lead can be raised on, and by whom; looked up before the form opens.
struct DisputeChoices {
    struct Criterion {
        std::string key; ///< empty: the whole rank
        QString text;    ///< "Industry, +15"
    };
    QString lead;
    QString breakdown; ///< of the score as it is now
    std::vector<Criterion> criteria;
    std::vector<std::pair<base::Uuid, QString>> people;
};
[[nodiscard]] DisputeChoices disputeChoices(const workspace::Snapshot &snapshot, std::uint32_t row);

/// Asks what is wrong with a score, why, and who says so.
class DisputeForm final : public QDialog {
    Q_OBJECT

public:
    explicit DisputeForm(const DisputeChoices &choices, QWidget *parent = nullptr);

    [[nodiscard]] workspace::Disputing disputing() const;
    [[nodiscard]] std::optional<base::Uuid> person() const;
    void showRefusal(const QString &text);

Q_SIGNALS:
    void submitted();

private:
    DisputeChoices m_choices;
    QComboBox *m_criterion;
    QPlainTextEdit *m_words;
    QComboBox *m_person;
    QLabel *m_refusal;
    QPushButton *m_submit;
};

} // namespace leadlight::inspector
