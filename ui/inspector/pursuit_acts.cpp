// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/pursuit_acts.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "workspace/commands/pursue.h"

namespace leadlight::inspector {

namespace {

QString pursuitWord(const char *text)
{
    return QCoreApplication::translate("PursuitActs", text);
}

QString targetName(const workspace::Snapshot &snapshot, const workspace::PursuitTarget &target)
{
    return bridge::toQt(target.account ? snapshot.accounts[*target.account].name : snapshot.nameOf(target.row));
}

} // namespace

void pursueTarget(bridge::WorkspaceSession &session, QObject *context, const workspace::PursuitTarget &target, std::optional<base::Uuid> owner,
                  const ActAnswers &answers)
{
    const bridge::SnapshotPtr snapshot = session.snapshot();
    if (!snapshot) {
        return;
    }
    const QString name = targetName(*snapshot, target);
    const domain::Person *person = owner ? snapshot->personOf(*owner) : nullptr;
    const QString done = person ? pursuitWord("%1 is a named pursuit of %2; automatic nurture pauses").arg(name, bridge::toQt(person->name))
                                : pursuitWord("%1 is no named pursuit any more").arg(name);
    bridge::WorkspaceSession *const open = &session;
    const auto undo = [open, context = QPointer<QObject>(context), refused = answers.refused](std::uint64_t entry) {
        open->run(
            pursuitWord("Taking the pursuit back"),
            [entry](workspace::Workspace &workspace, base::Progress &) { return workspace::undoDeed(workspace, entry); }, context,
            [refused](const base::Result<workspace::DeedReceipt> &answer) {
                if (!answer && refused) {
                    refused(bridge::messageOf(answer.error()));
                }
            });
    };
    session.run(
        pursuitWord("Noting the pursuit"),
        [target, owner](workspace::Workspace &workspace, base::Progress &) {
            return owner ? workspace::pursue(workspace, target, *owner, {}) : workspace::endPursuit(workspace, target, {});
        },
        context, [answers, undo, done](const base::Result<workspace::DeedReceipt> &answer) {
            if (!answer) {
                answers.refused(bridge::messageOf(answer.error()));
            } else {
                answers.done(done, [undo, entry = answer->ledgerSeq] { undo(entry); });
            }
        });
}

void fillPursuitMenu(QMenu &menu, const workspace::Snapshot &snapshot, const workspace::PursuitTarget &target,
                     const std::optional<workspace::Pursuit> &standing, const std::function<void(std::optional<base::Uuid>)> &chosen)
{
    menu.clear();
    const bool isOfAccount = standing && standing->target.account && !target.account;
    for (const domain::Person &person : snapshot.people) {
        QAction *act = menu.addAction(pursuitWord("Named pursuit of %1").arg(bridge::toQt(person.name)), &menu, [chosen, id = person.id] { chosen(id); });
        act->setCheckable(true);
        act->setChecked(standing && !isOfAccount && standing->owner == person.id);
        act->setEnabled(!act->isChecked());
    }
    menu.addSeparator();
    if (isOfAccount) {
        menu.addAction(pursuitWord("Pursued with the account %1").arg(targetName(snapshot, standing->target)))->setEnabled(false);
        return;
    }
    menu.addAction(pursuitWord("End the named pursuit"), &menu, [chosen] { chosen(std::nullopt); })->setEnabled(standing.has_value());
}

} // namespace leadlight::inspector
