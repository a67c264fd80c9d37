// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "bridge/view.h"
#include "workspace/commands/change_words.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace leadlight::kit {
class Card;
class ElidedLabel;
class SegmentedControl;
} // namespace leadlight::kit

namespace leadlight::glossary {

class GlossaryModel;

/// What both sides call things and mean by it: edited in place by whoever sits at the table, in force when the other side
/// accepted, too. Above it the ideal customer, which Sales writes.
class GlossaryView final : public bridge::View {
    Q_OBJECT

public:
    explicit GlossaryView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Glossary"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstPane() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] int waiting() const override;

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Work = std::function<base::Result<std::vector<lifecycle::RuleChange>>(workspace::Workspace &, std::optional<base::Uuid>)>;

    QWidget *makeHead();
    QWidget *makeProfile();
    QWidget *makeWords();
    void refresh();
    void showPeople();
    void showWord();
    void keepProfile();
    void change(const QString &what, const Work &work);
    [[nodiscard]] const domain::Person *acting() const;

    bridge::SnapshotPtr m_snapshot;
    bool m_stale = true;
    GlossaryModel *m_words;
    kit::ElidedLabel *m_subtitle = nullptr;
    QComboBox *m_person = nullptr;
    QPushButton *m_acceptAll = nullptr;
    kit::Card *m_profileCard = nullptr;
    QPlainTextEdit *m_profile = nullptr;
    kit::SegmentedControl *m_choice = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_drop = nullptr;
    QPushButton *m_reset = nullptr;
};

} // namespace leadlight::glossary
