// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/release_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "theme/roles.h"

namespace leadlight::model_editor {

namespace {

constexpr int mostLeads = 1000000;
constexpr int usualLeads = 60;
constexpr int usualDays = 14;

} // namespace

ReleaseChoice::ReleaseChoice(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_number(new QSpinBox(this)), m_facts(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_kind, 1);
    row->addWidget(m_number);
    column->addLayout(row);
    column->addWidget(m_facts);
    theme::setRole(*m_facts, theme::Role::small);
    m_facts->setWordWrap(true);
    m_facts->hide();
    // In the order of agreement::ReleaseKind.
    m_kind->addItems({tr("Hand over all leads that newly qualify"), tr("Hand over the best, this many"),
                      tr("Hand over those active in the last days, this many"),
                      tr("Hand over only new ones from now on")});
    m_kind->setAccessibleName(tr("Which leads are handed over"));
    m_number->setAccessibleName(tr("Number of leads or days"));
    m_number->setRange(1, mostLeads);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReleaseChoice::showNumber);
    showNumber();
}

void ReleaseChoice::showNumber()
{
    const auto kind = static_cast<agreement::ReleaseKind>(m_kind->currentIndex());
    m_number->setVisible(kind == agreement::ReleaseKind::best || kind == agreement::ReleaseKind::activeLately);
    m_number->setSuffix(kind == agreement::ReleaseKind::best ? tr(" leads") : tr(" days"));
    m_number->setValue(kind == agreement::ReleaseKind::best ? usualLeads : usualDays);
}

void ReleaseChoice::setRelease(const agreement::Release &release)
{
    m_kind->setCurrentIndex(static_cast<int>(release.kind));
    if (release.number > 0) {
        m_number->setValue(release.number);
    }
}

agreement::Release ReleaseChoice::release() const
{
    agreement::Release chosen;
    chosen.kind = static_cast<agreement::ReleaseKind>(m_kind->currentIndex());
    const bool counts =
        chosen.kind == agreement::ReleaseKind::best || chosen.kind == agreement::ReleaseKind::activeLately;
    chosen.number = counts ? m_number->value() : 0;
    return chosen;
}

void ReleaseChoice::setFacts(std::size_t leads, int capacity)
{
    const QString count = bridge::countText(static_cast<std::int64_t>(leads));
    m_facts->setText(capacity > 0 ? tr("%1 leads qualify; Sales can take %2 a week. Those left wait for new evidence.")
                                        .arg(count)
                                        .arg(capacity)
                                  : tr("%1 leads qualify. Those left wait for new evidence.").arg(count));
    m_facts->show();
}

} // namespace leadlight::model_editor
