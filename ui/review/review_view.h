// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <optional>

#include "bridge/view.h"
#include "lifecycle/working_rules.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace leadlight::kit {
class Card;
class ElidedLabel;
} // namespace leadlight::kit

namespace leadlight::review {

class DisputeList;

/// The review of the model in force: what the last one decided, whether the evidence was seen, the verdict. Both sides at
/// the table close it.
class ReviewView final : public bridge::View {
    Q_OBJECT

public:
    explicit ReviewView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Review"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstPane() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Part { verdictPart, lessonsPart, decisionsPart, parts };
    using Work = std::function<base::Result<std::vector<lifecycle::RuleChange>>(workspace::Workspace &)>;

    QWidget *makeHead();
    QWidget *makeLast();
    QWidget *makeOpen();
    QWidget *makeDisputes();
    void takeBack(std::uint64_t entry); ///< the deed of this ledger entry
    void refresh();
    void keep(std::size_t part);
    void openOrClose();
    void change(const QString &what, const Work &work, const QString &done);

    bridge::SnapshotPtr m_snapshot;
    bool m_stale = true;
    kit::ElidedLabel *m_subtitle = nullptr;
    QPushButton *m_minutes = nullptr;
    QPushButton *m_act = nullptr;
    kit::Card *m_lastCard = nullptr;
    QLabel *m_last = nullptr;
    kit::Card *m_openCard = nullptr;
    QLabel *m_evidence = nullptr;
    QPushButton *m_look = nullptr;
    std::array<QPlainTextEdit *, parts> m_texts{};
    QLabel *m_missing = nullptr;
    kit::Card *m_disputeCard = nullptr;
    DisputeList *m_disputes = nullptr;
};

} // namespace leadlight::review
