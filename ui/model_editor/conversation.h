// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>
#include <QWidget>

#include "bridge/session.h"
#include "workspace/queries/draft_evidence.h"
#include "workspace/queries/draft_table.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace leadlight::model_editor {

class DraftDesk;

/// What is said about the chosen row: who wants which value and why, how many leads it is about, what the evidence
/// says. A proposal is accepted with one click, another value suggested, a comment added.
class Conversation final : public QWidget {
    Q_OBJECT

public:
    explicit Conversation(DraftDesk &desk, QWidget *parent = nullptr);

    /// None: nothing is chosen. `leadsKnown`: whether the row's number of leads has been counted.
    void setRow(const bridge::SnapshotPtr &snapshot, const workspace::DraftTableRow *row, bool leadsKnown);
    /// What closed leads say of the row; none: nothing. `isKnown`: whether they have been asked.
    void setEvidence(const workspace::ValueEvidence *evidence, bool isKnown);
    void startComment();

private:
    struct Proposal {
        QWidget *line;
        QLabel *text;
        QPushButton *accept;
    };
    Proposal addProposal(domain::Side side);
    void showProposal(const Proposal &proposal, domain::Side side, const std::string &text);
    void showComments(const bridge::SnapshotPtr &snapshot);
    void sendComment();

    DraftDesk &m_desk;
    std::optional<workspace::DraftTableRow> m_row;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_sentence;
    QLabel *m_evidence;
    Proposal m_marketing;
    Proposal m_sales;
    QLabel *m_comments;
    QPushButton *m_agree;
    QLabel *m_suggestLabel;
    QSpinBox *m_other;
    QPushButton *m_suggest;
    QLineEdit *m_comment;
    QPushButton *m_say;
};

} // namespace leadlight::model_editor
