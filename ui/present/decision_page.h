// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QWidget>

#include "bridge/view.h"
#include "lifecycle/working_rules.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace leadlight::present {

/// What was decided in the meeting, and a line to write down the next thing: what, who owns it, by when. It goes into the
/// record of the open review. Unlike the other steps it shows what is, not what was frozen.
class DecisionPage final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPage(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString finding() const;
    /// Whether there is a review to decide in, one to open, or something that was decided.
    [[nodiscard]] static bool hasSomething(const workspace::Snapshot &snapshot, bool writable);

Q_SIGNALS:
    void findingChanged();

private:
    using Changes = base::Result<std::vector<lifecycle::RuleChange>>;
    using Work = std::function<Changes(workspace::Workspace &)>;

    void fillForm();
    void refresh();
    void add();
    void change(const QString &what, const Work &work);

    bridge::ViewContext &m_context;
    QLabel *m_decisions;
    QWidget *m_form;
    QLineEdit *m_what;
    QComboBox *m_owner;
    QDateEdit *m_by;
    QPushButton *m_add;
    QPushButton *m_open;
    QPushButton *m_export;
    QLabel *m_said;
};

} // namespace leadlight::present
