// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "inbox/lead_pane.h"
#include "lifecycle/decision.h"
#include "workspace/field_edit.h"

class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace leadlight::inbox {

/// What a decision needs to know beside the key that took it: the value of a win, the reason of a loss, until when a lead is
/// on hold, what a call found, why Marketing takes a lead back or does not confirm it, the words of a note. Enter sends it.
class MoveForm final : public QWidget {
    Q_OBJECT

public:
    explicit MoveForm(QWidget *parent = nullptr);

    /// Whether the decision asks for anything.
    [[nodiscard]] static bool asksFor(LeadPane::Act act);
    /// Starts anew for one of the decisions that ask.
    void start(LeadPane::Act act, const workspace::Snapshot &snapshot, std::uint32_t row);

Q_SIGNALS:
    /// A move with what the call found.
    void decided(const leadlight::lifecycle::MoveRequest &request, const leadlight::workspace::FieldValues &facts);
    void noted(const QString &words);
    void notConfirmed(const QString &words);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showOnly(const QList<QWidget *> &wanted);
    void submit();
    void check();
    [[nodiscard]] QList<QWidget *> inputsOf(LeadPane::Act act) const;

    LeadPane::Act m_act = LeadPane::Act::win;
    std::string m_currency;
    QLabel *m_heading;
    QFormLayout *m_inputs;
    QDoubleSpinBox *m_value;
    QDateEdit *m_date;
    QComboBox *m_reason;
    QLineEdit *m_words; ///< of a note, a recall or what a check found
    QLineEdit *m_role;
    QLineEdit *m_rival;
    QLineEdit *m_content;
    QLineEdit *m_quote;
    QList<QLineEdit *> m_facts; ///< budget, authority, need, timeframe, size
    QPushButton *m_submit;
};

} // namespace leadlight::inbox
