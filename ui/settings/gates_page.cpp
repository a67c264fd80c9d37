// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gates_page.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>

#include "bridge/text.h"

namespace leadlight::settings {

namespace {

constexpr std::array<const char *, 3> gateKeys{"gate.hand_over", "gate.accept", "gate.opportunity"};

} // namespace

GatesPage::GatesPage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Gates"),
                   tr("How strictly budget, authority, need and timeframe are asked for. A lead that asked for a call is exempt at its first "
                      "call. What an MQL must pass besides is part of the model that both sides sign."),
                   parent)
{
    QFormLayout *form = addForm();
    const std::array<QString, 3> names{tr("Before the &hand-over to Sales"), tr("When Sales &accepts"), tr("Before an &opportunity")};
    for (std::size_t gate = 0; gate < m_policies.size(); ++gate) {
        auto *policy = new QComboBox(this);
        policy->setAccessibleName(QString(names[gate]).remove(u'&'));
        policy->addItem(tr("Not asked for"), QStringLiteral("off"));
        policy->addItem(tr("Advised: what is unknown is marked"), QStringLiteral("advise"));
        policy->addItem(tr("Required: refused while one is unknown"), QStringLiteral("require"));
        connect(policy, &QComboBox::activated, this, [this, gate, policy] {
            desk().change({{gateKeys[gate], bridge::toUtf8(policy->currentData().toString())}});
        });
        form->addRow(names[gate], policy);
        m_policies[gate] = policy;
    }
    auto *ofModel = new QPushButton(tr("Gates of the model…"), this);
    connect(ofModel, &QPushButton::clicked, this, [this] { Q_EMIT viewWanted(QStringLiteral("page.model")); });
    column()->addWidget(ofModel, 0, Qt::AlignLeft);
    column()->addStretch(1);
}

void GatesPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    for (std::size_t gate = 0; gate < m_policies.size(); ++gate) {
        m_policies[gate]->setEnabled(snapshot && session().isWritable());
        if (snapshot) {
            m_policies[gate]->setCurrentIndex(m_policies[gate]->findData(bridge::toQt(lifecycle::ruleText(*snapshot->rules, gateKeys[gate]))));
        }
    }
}

} // namespace leadlight::settings
