// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/rule_desk.h"

#include "bridge/messages.h"
#include "bridge/text.h"
#include "wording/rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::bridge {

namespace {

using Changes = std::vector<lifecycle::RuleChange>;

/// "Limit of MQL: 8 hours → 2 hours", or how many changed.
QString changesText(const Changes &changes, const workspace::Snapshot &snapshot)
{
    if (changes.size() != 1) {
        return RuleDesk::tr("%n setting(s) changed", nullptr, static_cast<int>(changes.size()));
    }
    const lifecycle::RuleChange &change = changes.front();
    const auto names = workspace::personNames(snapshot);
    const auto words = [&](const std::string &text) {
        const QString said = toQt(wording::ruleWords(change.key, text, names));
        return said.isEmpty() ? QStringLiteral("–") : said;
    };
    return RuleDesk::tr("%1: %2 → %3").arg(toQt(wording::ruleLabel(change.key, names, snapshot.rules->glossary)), words(change.before), words(change.after));
}

void takeBack(WorkspaceSession &session, const Changes &changes)
{
    std::vector<lifecycle::RuleValue> values;
    for (const lifecycle::RuleChange &change : changes) {
        values.push_back({change.key, change.before});
    }
    session.run(
        RuleDesk::tr("Putting settings back"),
        [values](workspace::Workspace &open, base::Progress &) { return workspace::changeRules(open, values); }, &session,
        [&session](const base::Result<Changes> &done) {
            if (!done) {
                Q_EMIT session.failed(messageOf(done.error()));
            }
        });
}

} // namespace

void RuleDesk::change(const std::vector<lifecycle::RuleValue> &values)
{
    m_session.run(
        tr("Changing settings"),
        [values](workspace::Workspace &open, base::Progress &) { return workspace::changeRules(open, values); }, this,
        [this](const base::Result<Changes> &changes) {
            if (!changes) {
                Q_EMIT refused(messageOf(changes.error()));
                return;
            }
            const SnapshotPtr snapshot = m_session.snapshot();
            if (!changes->empty() && snapshot) {
                Q_EMIT changed(changesText(*changes, *snapshot),
                               [&session = m_session, taken = *changes] { takeBack(session, taken); });
            }
        });
}

} // namespace leadlight::bridge
