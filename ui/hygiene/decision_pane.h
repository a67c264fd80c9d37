// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

#include "hygiene/pane_content.h"

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace leadlight::hygiene {

class SideTable;

/// What is known of the entry that is current, side by side, and the buttons that decide on it.
class DecisionPane final : public QFrame {
    Q_OBJECT

public:
    explicit DecisionPane(QWidget *parent = nullptr);

    /// `writable` false: everything can be looked at, nothing decided.
    void setContent(const PaneContent &content, bool writable);
    void setOutcome(const QString &text);
    /// What is taken of the fields that differ.
    [[nodiscard]] std::vector<std::pair<std::string, int>> taken() const { return m_model.taken(); }
    [[nodiscard]] QString note() const;
    [[nodiscard]] QPushButton *button(Act act) const { return m_buttons.value(static_cast<int>(act)); }
    [[nodiscard]] bool offers(Act act) const;
    /// To the fields where something is to be chosen, else to the note, else to the first button.
    void takeFocus();
    void askForNote();

Q_SIGNALS:
    void acted(leadlight::hygiene::Act act);
    void takenChanged();

private:
    [[nodiscard]] QBoxLayout *makeButtons();
    void showFold();

    SideModel m_model;
    QLabel *m_title;
    QLabel *m_text;
    SideTable *m_table;
    QPushButton *m_fold;
    QLabel *m_outcome;
    QLineEdit *m_note;
    QList<QPushButton *> m_buttons; ///< in the order of `acts`
    std::vector<Act> m_offered;
    bool m_choosable = false;
};

} // namespace leadlight::hygiene
