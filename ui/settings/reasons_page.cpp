// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/reasons_page.h"

#include <QTableView>

#include "bridge/text.h"
#include "settings/rule_grid.h"

namespace leadlight::settings {

ReasonsPage::ReasonsPage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Reasons for passing back"),
                   tr("A lead that was passed back is handed over again once the field that answers the reason is known, or after the wait "
                      "with enough new points. Each reason keeps its kind: those about the lead count against the score."),
                   parent),
      m_reasons(new RuleGrid({tr("Reason"), tr("Counts"), tr("Program"), tr("Wait, days"), tr("New points"), tr("Answered by"), tr("Offered")}, this))
{
    column()->addWidget(gridTable(*m_reasons, tr("Reasons for passing back"), 2), 1);
    connect(m_reasons, &RuleGrid::wanted, this,
            [this](const std::string &key, const QString &text) { desk().change({{key, bridge::toUtf8(text)}}); });
}

void ReasonsPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    RuleGrid::Rows rows;
    for (const domain::PassbackReason &reason : snapshot ? snapshot->rules->reasons : std::vector<domain::PassbackReason>{}) {
        const std::string of = "reason." + reason.key + '.';
        const auto cell = [&](const char *part) { return RuleCell{bridge::toQt(lifecycle::ruleText(*snapshot->rules, of + part)), of + part, {}, false}; };
        RuleCell answered = cell("answered_by");
        if (answered.text.isEmpty()) {
            answered = {tr("nothing"), answered.key, QLatin1String(""), false};
        }
        RuleCell offered = cell("offered");
        offered.check = true;
        const bool counts = reason.kind == domain::ReasonKind::definitional;
        rows.push_back({cell("label"), {counts ? tr("yes") : tr("no"), {}, {}, false}, cell("program"), cell("wait_days"), cell("new_points"),
                        answered, offered});
    }
    m_reasons->setRows(std::move(rows), snapshot && session().isWritable());
}

} // namespace leadlight::settings
