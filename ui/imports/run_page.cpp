// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/run_page.h"

#include <algorithm>

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "kit/card.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr int runSteps = 1000;

} // namespace

RunPage::RunPage(QWidget *parent) : QWidget(parent), m_text(new QLabel(this)), m_bar(new QProgressBar(this))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*m_text, theme::Role::entity);
    m_text->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Rows imported"));
    auto *note = new QLabel(tr("All rows go in together at the end. Until then, Cancel leaves everything as it was."), this);
    note->setWordWrap(true);
    theme::setRole(*note, theme::Role::muted);
    auto *card = new kit::Card({}, this);
    card->body()->addWidget(m_text);
    card->body()->addSpacing(look.px(4));
    card->body()->addWidget(m_bar);
    card->body()->addSpacing(look.px(4));
    card->body()->addWidget(note);
    card->setMaximumWidth(look.px(720));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch(1);
}

void RunPage::setFile(const QString &file)
{
    m_file = file;
    setProgress(-1, {});
}

void RunPage::setProgress(double share, const QString &rows)
{
    const QString importing = tr("Importing %1").arg(m_file);
    m_text->setText(rows.isEmpty() ? importing : tr("%1 – %2").arg(importing, rows));
    m_bar->setRange(0, share < 0 ? 0 : runSteps);
    m_bar->setValue(share < 0 ? 0 : static_cast<int>(std::clamp(share, 0.0, 1.0) * runSteps));
}

QString RunPage::text() const
{
    return m_text->text();
}

} // namespace leadlight::imports
