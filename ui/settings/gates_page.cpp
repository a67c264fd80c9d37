// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gates_page.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "bridge/text.h"

namespace leadlight::settings {

namespace {

constexpr std::array<const char *, 3> gateKeys{"gate.hand_over", "gate.accept", "gate.opportunity"};
constexpr int wordsWidth = 320;
constexpr int mostMinutes = 480;

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
        policy->addItem(tr("Required but for the timeframe (MAN)"), QStringLiteral("require-man"));
        connect(policy, &QComboBox::activated, this, [this, gate, policy] {
            desk().change({{gateKeys[gate], bridge::toUtf8(policy->currentData().toString())}});
        });
        form->addRow(names[gate], policy);
        m_policies[gate] = policy;
    }
    auto *ofModel = new QPushButton(tr("Gates of the model…"), this);
    connect(ofModel, &QPushButton::clicked, this, [this] { Q_EMIT viewWanted(QStringLiteral("page.model")); });
    column()->addWidget(ofModel, 0, Qt::AlignLeft);
    addVerification();
    column()->addStretch(1);
}

QLineEdit *GatesPage::addWords(QFormLayout &form, const QString &name, const char *key)
{
    auto *line = new QLineEdit(this);
    line->setAccessibleName(QString(name).remove(u'&'));
    line->setMinimumWidth(theme::theme().px(wordsWidth));
    connect(line, &QLineEdit::editingFinished, this, [this, line, key] {
        if (line->isModified()) {
            line->setModified(false);
            desk().change({{key, bridge::toUtf8(line->text())}});
        }
    });
    form.addRow(name, line);
    return line;
}

void GatesPage::addVerification()
{
    auto *heading = new QLabel(tr("Verification"), this);
    theme::setRole(*heading, theme::Role::section);
    auto *words = new QLabel(tr("A person looks a lead up by phone and web once the model finds it ready, and Sales sees it when it is confirmed. "
                                "Who asked for a call does not wait. The worklist is in the inbox."),
                             this);
    words->setWordWrap(true);
    theme::setRole(*words, theme::Role::muted);
    column()->addSpacing(theme::theme().px(8));
    column()->addWidget(heading);
    column()->addWidget(words);
    QFormLayout *form = addForm();
    m_verification = new QComboBox(this);
    m_verification->setAccessibleName(tr("Verification before Sales sees a lead"));
    m_verification->addItem(tr("Not used: Sales sees it at once"), QStringLiteral("no"));
    m_verification->addItem(tr("Used: somebody confirms it first"), QStringLiteral("yes"));
    connect(m_verification, &QComboBox::activated, this,
            [this] { desk().change({{"verification.used", bridge::toUtf8(m_verification->currentData().toString())}}); });
    form->addRow(tr("&Before Sales sees a lead"), m_verification);
    m_timeBox = addWords(*form, tr("&Time box"), "verification.limit");
    m_checklist = addWords(*form, tr("&Checklist, parted by ;"), "verification.checklist");
    m_minutes = new QSpinBox(this);
    m_minutes->setAccessibleName(tr("Minutes that a verification takes"));
    m_minutes->setRange(0, mostMinutes);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setKeyboardTracking(false);
    connect(m_minutes, &QSpinBox::valueChanged, this,
            [this](int minutes) { desk().change({{"verification.minutes", std::to_string(minutes)}}); });
    form->addRow(tr("A check ta&kes"), m_minutes);
}

void GatesPage::showVerification(const bridge::SnapshotPtr &snapshot)
{
    for (QWidget *input : {static_cast<QWidget *>(m_verification), static_cast<QWidget *>(m_timeBox), static_cast<QWidget *>(m_checklist),
                           static_cast<QWidget *>(m_minutes)}) {
        input->setEnabled(snapshot && session().isWritable());
    }
    if (!snapshot) {
        return;
    }
    const auto text = [&](const char *key) { return bridge::toQt(lifecycle::ruleText(*snapshot->rules, key)); };
    m_verification->setCurrentIndex(m_verification->findData(text("verification.used")));
    m_timeBox->setText(text("verification.limit"));
    m_checklist->setText(text("verification.checklist"));
    m_checklist->setCursorPosition(0);
    const QSignalBlocker quiet(m_minutes);
    m_minutes->setValue(snapshot->rules->verification.minutes);
}

void GatesPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    showVerification(snapshot);
    for (std::size_t gate = 0; gate < m_policies.size(); ++gate) {
        m_policies[gate]->setEnabled(snapshot && session().isWritable());
        if (snapshot) {
            m_policies[gate]->setCurrentIndex(m_policies[gate]->findData(bridge::toQt(lifecycle::ruleText(*snapshot->rules, gateKeys[gate]))));
        }
    }
}

} // namespace leadlight::settings
