// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/conversation.h"

#include <limits>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/follow_theme.h"
#include "model_editor/criteria_model.h"
#include "model_editor/draft_desk.h"
#include "theme/roles.h"
#include "wording/agreement.h"
#include "wording/evidence_text.h"

namespace leadlight::model_editor {

namespace {

QString sideWord(domain::Side side)
{
    return bridge::toQt(domain::labelOf(side));
}

int bounded(std::int64_t number)
{
    return static_cast<int>(
        std::clamp<std::int64_t>(number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

} // namespace

Conversation::Conversation(DraftDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_title(new QLabel(this)),
      m_facts(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_evidence(new QLabel(this)),
      m_comments(new QLabel(this)),
      m_agree(new QPushButton(this)),
      m_suggestLabel(new QLabel(tr("Suggest another value"), this)),
      m_other(new QSpinBox(this)),
      m_suggest(new QPushButton(tr("Suggest"), this)),
      m_comment(new QLineEdit(this)),
      m_say(new QPushButton(tr("Comment"), this))
{
    setAttribute(Qt::WA_StyledBackground);
    theme::setRole(*this, theme::Role::well);
    setAccessibleName(tr("Conversation on the chosen row"));
    auto *column = new QVBoxLayout(this);
    auto *head = new QHBoxLayout;
    theme::setRole(*m_title, theme::Role::strong);
    theme::setRole(*m_facts, theme::Role::muted);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_title, 1);
    head->addWidget(m_facts);
    column->addLayout(head);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_evidence->setWordWrap(true);
    kit::followTheme(m_evidence, [label = m_evidence](const theme::Theme &look) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText, look.tokens().evidence);
        label->setPalette(colours);
    });
    column->addWidget(m_evidence);
    m_marketing = addProposal(domain::Side::marketing);
    m_sales = addProposal(domain::Side::sales);
    column->addWidget(m_marketing.line);
    column->addWidget(m_sales.line);
    m_comments->setWordWrap(true);
    m_comments->setTextFormat(Qt::PlainText);
    column->addWidget(m_comments);
    auto *acts = new QHBoxLayout;
    acts->addWidget(m_agree);
    acts->addStretch(1);
    acts->addWidget(m_suggestLabel);
    acts->addWidget(m_other);
    acts->addWidget(m_suggest);
    column->addLayout(acts);
    auto *words = new QHBoxLayout;
    m_comment->setPlaceholderText(tr("Say why (C)"));
    m_comment->setAccessibleName(tr("Comment on the chosen row"));
    m_say->setAccessibleName(tr("Add the comment"));
    m_other->setAccessibleName(tr("Another value to suggest"));
    m_suggest->setAccessibleName(tr("Suggest another value"));
    words->addWidget(m_comment, 1);
    words->addWidget(m_say);
    column->addLayout(words);
    kit::followTheme(this, [column](const theme::Theme &look) {
        column->setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8));
        column->setSpacing(look.px(6));
    });
    connect(m_comment, &QLineEdit::returnPressed, this, &Conversation::sendComment);
    connect(m_say, &QPushButton::clicked, this, &Conversation::sendComment);
    connect(m_suggest, &QPushButton::clicked, this, [this] {
        if (m_row) {
            m_desk.move(m_row->value.path, std::to_string(m_other->value()));
        }
    });
    connect(m_agree, &QPushButton::clicked, this, [this] {
        if (m_row) {
            m_desk.tick({m_row->value.path}, m_row->isOpen);
        }
    });
}

Conversation::Proposal Conversation::addProposal(domain::Side side)
{
    Proposal made{new QWidget(this), nullptr, nullptr};
    auto *row = new QHBoxLayout(made.line);
    row->setContentsMargins(0, 0, 0, 0);
    made.text = new QLabel(made.line);
    made.text->setWordWrap(true);
    kit::followTheme(made.text, [label = made.text, side](const theme::Theme &look) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText,
                         side == domain::Side::marketing ? look.tokens().marketing : look.tokens().sales);
        label->setPalette(colours);
    });
    made.accept = new QPushButton(tr("Accept"), made.line);
    made.accept->setAccessibleName(tr("Accept what %1 proposes").arg(sideWord(side)));
    row->addWidget(made.text, 1);
    row->addWidget(made.accept);
    connect(made.accept, &QPushButton::clicked, this, [this, side] {
        if (m_row) {
            m_desk.accept(m_row->value.path, side);
        }
    });
    return made;
}

void Conversation::showProposal(const Proposal &proposal, domain::Side side, const std::string &text)
{
    proposal.line->setVisible(!text.empty());
    if (text.empty()) {
        return;
    }
    const bool stands = text == m_row->value.text;
    proposal.text->setText(
        stands ? tr("%1 proposed %2; it is on the table.")
                     .arg(sideWord(side), bridge::toQt(wording::valueText(m_row->value, text)))
               : tr("%1 proposes %2.").arg(sideWord(side), bridge::toQt(wording::valueText(m_row->value, text))));
    proposal.accept->setVisible(m_row->isOpen);
    proposal.accept->setEnabled(m_desk.canEdit());
}

void Conversation::setRow(const bridge::SnapshotPtr &snapshot, const workspace::DraftTableRow *row, bool leadsKnown)
{
    if (!row || !m_row || row->value.path != m_row->value.path) {
        m_comment->clear();
    }
    m_row = row ? std::optional(*row) : std::nullopt;
    for (QWidget *part :
         {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_comments), static_cast<QWidget *>(m_agree),
          static_cast<QWidget *>(m_comment), static_cast<QWidget *>(m_say), static_cast<QWidget *>(m_facts)}) {
        part->setVisible(row != nullptr);
    }
    if (!row || !snapshot) {
        m_title->setText(tr("Choose a row to see what was said about it."));
        for (QWidget *part : {m_marketing.line, m_sales.line, static_cast<QWidget *>(m_suggestLabel),
                              static_cast<QWidget *>(m_other), static_cast<QWidget *>(m_suggest)}) {
            part->hide();
        }
        return;
    }
    const model::ScoringModel &model = snapshot->draft ? *snapshot->draft : *snapshot->model;
    m_title->setText(bridge::toQt(wording::placeText(model, row->value)));
    m_title->setToolTip(m_title->text());
    m_facts->setText(leadsKnown ? tr("%1 leads affected").arg(bridge::countText(static_cast<std::int64_t>(row->leads)))
                                : tr("counting leads…"));
    const model::Criterion *criterion = model::findCriterion(model, row->value.axis, row->value.criterion);
    const QString rule =
        criterion ? bridge::toQt(wording::criterionSentence(*criterion)) : QString();
    m_sentence->setText(rule);
    m_sentence->setVisible(!rule.isEmpty());
    showProposal(m_marketing, domain::Side::marketing, row->marketing);
    showProposal(m_sales, domain::Side::sales, row->sales);
    showComments(snapshot);
    const bool can = m_desk.canEdit();
    const bool isBrief = row->number || row->value.kind == model::ValueKind::toggle;
    const QString agree =
        isBrief ? tr("Agree to %1").arg(bridge::toQt(wording::valueText(row->value, row->value.text))) : tr("Agree");
    m_agree->setText(row->isOpen ? agree : tr("Agree no longer"));
    m_agree->setVisible(row->isOpen || row->tickedByMarketing || row->tickedBySales);
    m_agree->setEnabled(can);
    const bool isNumber = row->number.has_value();
    for (QWidget *part :
         {static_cast<QWidget *>(m_suggestLabel), static_cast<QWidget *>(m_other), static_cast<QWidget *>(m_suggest)}) {
        part->setVisible(isNumber);
        part->setEnabled(can);
    }
    if (isNumber) {
        m_other->setRange(bounded(row->lowest), bounded(row->highest));
        m_other->setValue(bounded(*row->number));
    }
    m_comment->setEnabled(can && snapshot->draft);
    m_say->setEnabled(m_comment->isEnabled());
}

void Conversation::setEvidence(const workspace::ValueEvidence *evidence, bool isKnown)
{
    m_evidence->setVisible(m_row.has_value() && (evidence || !isKnown));
    if (!isKnown) {
        m_evidence->setText(tr("Asking the closed leads…"));
        return;
    }
    if (!evidence) {
        return;
    }
    QString text = bridge::toQt(wording::valueEvidenceSentence(evidence->share, evidence->odds, evidence->points));
    if (evidence->turnsAt) {
        text += tr(" Past %1 the odds fall.").arg(bridge::countText(*evidence->turnsAt));
    }
    m_evidence->setText(text);
}

void Conversation::showComments(const bridge::SnapshotPtr &snapshot)
{
    const bridge::TimeText times(snapshot->zone(), snapshot->asOf);
    QStringList lines;
    if (!m_row->contested.empty()) {
        lines << tr("Leadlight: %1 open disputes ask for a change here. Agree on another value, or close them on the Review page.")
                     .arg(bridge::countText(static_cast<std::int64_t>(m_row->contested.size())));
    }
    for (const workspace::Dispute &dispute : m_row->contested) {
        lines << tr("• %1").arg(bridge::toQt(workspace::disputeText(*snapshot, dispute)));
    }
    for (const agreement::DraftComment &comment : m_row->comments) {
        const domain::Person *person = snapshot->personOf(comment.person);
        lines << tr("%1 (%2), %3: “%4”")
                     .arg(person ? bridge::toQt(person->name) : tr("Somebody"), sideWord(comment.side),
                          times.relative(comment.time), bridge::toQt(comment.text));
    }
    m_comments->setText(lines.join(QLatin1Char('\n')));
    m_comments->setVisible(!lines.isEmpty());
}

void Conversation::startComment()
{
    if (m_comment->isEnabled() && m_row) {
        m_comment->setFocus(Qt::ShortcutFocusReason);
    }
}

void Conversation::sendComment()
{
    if (m_row && !m_comment->text().trimmed().isEmpty()) {
        m_desk.comment(m_row->value.path, m_comment->text().trimmed());
        m_comment->clear();
    }
}

} // namespace leadlight::model_editor
