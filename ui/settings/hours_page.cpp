// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/hours_page.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimeZone>

#include "bridge/text.h"
#include "settings/rule_grid.h"

namespace leadlight::settings {

namespace {

const QString usual = QStringLiteral("usual");

/// The rule of this key; where it is the usual one, `otherwise`.
RuleCell ownRule(const lifecycle::WorkingRules &rules, const std::string &key, const QString &otherwise)
{
    RuleCell cell{bridge::toQt(lifecycle::ruleText(rules, key)), key, {}, false};
    if (cell.text == usual || cell.text.isEmpty()) {
        cell.text = otherwise;
        cell.typed = QLatin1String("");
    }
    return cell;
}

} // namespace

HoursPage::HoursPage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Hours and holidays"),
                   tr("Limits in minutes and hours run in the owner's hours, else the side's, else the workspace's. Write weeks as "
                      "mon-fri 09:00-17:00 and days as 2026-12-25 2026-12-26; an empty field goes by the side or the workspace."),
                   parent),
      m_zone(new QComboBox(this)), m_hours(new RuleGrid({tr("Whose"), tr("Hours"), tr("Holidays and days off")}, this))
{
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setAccessibleName(tr("Time zone"));
    const auto zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones) {
        m_zone->addItem(QString::fromLatin1(zone));
    }
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    QFormLayout *form = addForm();
    form->addRow(tr("Time &zone"), m_zone);
    column()->addWidget(gridTable(*m_hours, tr("Business hours"), 2), 1);
    auto *limits = new QPushButton(tr("Limits of each stage…"), this);
    column()->addWidget(limits, 0, Qt::AlignLeft);
    connect(limits, &QPushButton::clicked, this, [this] { Q_EMIT viewWanted(QStringLiteral("page.process")); });
    connect(m_zone, &QComboBox::activated, this, &HoursPage::keepZone);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, &HoursPage::keepZone);
    connect(m_hours, &RuleGrid::wanted, this, [this](const std::string &key, const QString &text) {
        const bool takesAway = text.trimmed().isEmpty() && key != "hours" && key != "holidays";
        desk().change({{key, bridge::toUtf8(takesAway ? usual : text)}});
    });
}

void HoursPage::keepZone()
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    const std::string zone = bridge::toUtf8(m_zone->currentText().trimmed());
    if (snapshot && session().isWritable() && zone != snapshot->timeZone) {
        desk().change({{"time_zone", zone}});
    }
}

void HoursPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    const bool editable = snapshot && session().isWritable();
    m_zone->setEnabled(editable);
    if (!snapshot) {
        m_hours->setRows({}, false);
        return;
    }
    m_zone->setCurrentText(bridge::toQt(snapshot->timeZone));
    const lifecycle::WorkingRules &rules = *snapshot->rules;
    const QString asWorkspace = tr("as the workspace");
    RuleGrid::Rows rows{
        {{tr("Workspace"), {}, {}, false}, ownRule(rules, "hours", {}), ownRule(rules, "holidays", tr("none"))},
        {{tr("Marketing"), {}, {}, false}, ownRule(rules, "hours.marketing", asWorkspace), {asWorkspace, {}, {}, false}},
        {{tr("Sales"), {}, {}, false}, ownRule(rules, "hours.sales", asWorkspace), {asWorkspace, {}, {}, false}}};
    for (const domain::Person &person : snapshot->people) {
        const QString asSide = person.side == domain::Side::both ? asWorkspace : tr("as %1").arg(bridge::toQt(domain::labelOf(person.side)));
        rows.push_back({{bridge::toQt(person.name), {}, {}, false}, ownRule(rules, "hours." + person.id.text(), asSide),
                        ownRule(rules, "holidays." + person.id.text(), tr("the workspace's"))});
    }
    m_hours->setRows(std::move(rows), editable);
}

} // namespace leadlight::settings
