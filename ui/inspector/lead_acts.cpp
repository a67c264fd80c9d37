// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/lead_acts.h"

#include <memory>

#include <QCoreApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QWidget>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "inspector/call_form.h"
#include "inspector/dispute_form.h"
#include "inspector/lead_form.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/lead_deeds.h"

namespace leadlight::inspector {

namespace {

QString actWord(const char *text)
{
    return QCoreApplication::translate("LeadActs", text);
}

using Owners = std::vector<std::optional<base::Uuid>>;

base::Result<void> assignAll(workspace::Workspace &workspace, base::Progress &progress,
                             const std::vector<std::uint32_t> &rows, const Owners &owners)
{
    progress.setTotal(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (progress.stopRequested()) {
            return base::fail(base::ErrorKind::stopped, "stopped");
        }
        auto answer = workspace::assignLead(workspace, rows[i], owners[i]);
        if (!answer) {
            return answer;
        }
        progress.add(1);
    }
    return {};
}

QString nameIn(const bridge::SnapshotPtr &snapshot, std::uint32_t row)
{
    return snapshot && row < snapshot->size() ? bridge::toQt(snapshot->nameOf(row)) : QString();
}

} // namespace

void assignLeads(bridge::WorkspaceSession &session, QObject *context, const std::vector<std::uint32_t> &rows,
                 std::optional<base::Uuid> owner, const ActAnswers &answers)
{
    const bridge::SnapshotPtr snapshot = session.snapshot();
    if (!snapshot || rows.empty()) {
        return;
    }
    Owners before;
    for (const std::uint32_t row : rows) {
        const domain::Person *person = snapshot->ownerOf(row);
        before.push_back(person ? std::optional(person->id) : std::nullopt);
    }
    const domain::Person *person = owner ? snapshot->personOf(*owner) : nullptr;
    const QString who = person ? bridge::toQt(person->name) : actWord("nobody");
    const QString what = rows.size() == 1 ? nameIn(snapshot, rows.front())
                                          : actWord("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(rows.size())));
    bridge::WorkspaceSession *const open = &session;
    const auto undo = [open, context = QPointer<QObject>(context), rows, before, refused = answers.refused] {
        open->run(
            actWord("Giving the owners back"),
            [rows, before](workspace::Workspace &workspace, base::Progress &progress) {
                return assignAll(workspace, progress, rows, before);
            },
            context, [refused](const base::Result<void> &answer) {
                if (!answer && refused) {
                    refused(bridge::messageOf(answer.error()));
                }
            });
    };
    session.run(
        actWord("Assigning %1").arg(what),
        [rows, owner](workspace::Workspace &workspace, base::Progress &progress) {
            return assignAll(workspace, progress, rows, Owners(rows.size(), owner));
        },
        context, [answers, undo, text = actWord("%1 assigned to %2").arg(what, who)](const base::Result<void> &answer) {
            if (!answer) {
                answers.refused(bridge::messageOf(answer.error()));
            } else {
                answers.done(text, undo);
            }
        });
}

void fillOwnerMenu(QMenu &menu, const workspace::Snapshot &snapshot,
                   const std::function<void(std::optional<base::Uuid>)> &chosen)
{
    menu.clear();
    for (const domain::Person &person : snapshot.people) {
        const QString text = QStringLiteral("%1 (%2)").arg(bridge::toQt(person.name),
                                                           bridge::toQt(domain::labelOf(person.side)));
        menu.addAction(text, &menu, [chosen, id = person.id] { chosen(id); });
    }
    menu.addSeparator();
    menu.addAction(actWord("Nobody"), &menu, [chosen] { chosen(std::nullopt); });
}

void setFields(bridge::WorkspaceSession &session, QObject *context, std::uint32_t row,
               const workspace::FieldValues &values, const workspace::FieldValues &before, const QString &text,
               const ActAnswers &answers)
{
    bridge::WorkspaceSession *const open = &session;
    const auto write = [open, context = QPointer<QObject>(context), row](const workspace::FieldValues &fields, auto then) {
        open->run(
            actWord("Saving the lead"),
            [row, fields](workspace::Workspace &workspace, base::Progress &) {
                return workspace::setLeadFields(workspace, row, fields);
            },
            context, then);
    };
    const auto undo = [write, before, refused = answers.refused] {
        write(before, [refused](const base::Result<void> &answer) {
            if (!answer && refused) {
                refused(bridge::messageOf(answer.error()));
            }
        });
    };
    write(values, [answers, undo, text](const base::Result<void> &answer) {
        if (!answer) {
            answers.refused(bridge::messageOf(answer.error()));
        } else {
            answers.done(text, undo);
        }
    });
}

void openEditForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const ActAnswers &answers)
{
    const bridge::SnapshotPtr snapshot = session.snapshot();
    if (!snapshot || row >= snapshot->size()) {
        return;
    }
    const QString name = nameIn(snapshot, row);
    auto *form = new LeadForm(actWord("Edit %1").arg(name), actWord("Save"), over);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->setLead(*snapshot, row);
    bridge::WorkspaceSession *const open = &session;
    QObject::connect(form, &LeadForm::submitted, form, [form, open, over, row, snapshot, name, answers] {
        const workspace::FieldValues values = form->changedValues();
        workspace::FieldValues before;
        for (const auto &[key, value] : values) {
            before.emplace_back(key, snapshot->text(row, key));
        }
        const QPointer<LeadForm> shown(form);
        ActAnswers inForm;
        inForm.done = [shown, answers](const QString &text, const std::function<void()> &undo) {
            if (shown) {
                shown->accept();
            }
            answers.done(text, undo);
        };
        inForm.refused = [shown, answers](const QString &text) {
            if (shown) {
                shown->showRefusal(text);
            } else {
                answers.refused(text);
            }
        };
        setFields(*open, over, row, values, before, actWord("%1 saved").arg(name), inForm);
    });
    form->open();
}

void openCallForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const ActAnswers &answers)
{
    const bridge::SnapshotPtr snapshot = session.snapshot();
    if (!snapshot || row >= snapshot->size()) {
        return;
    }
    const QString name = nameIn(snapshot, row);
    const base::Instant now = session.now();
    auto *form = new CallForm(name, now, static_cast<int>(snapshot->zone().offsetAt(now).seconds), over);
    form->setAttribute(Qt::WA_DeleteOnClose);
    bridge::WorkspaceSession *const open = &session;
    QObject::connect(form, &CallForm::submitted, form, [form, open, row, name, answers] {
        open->run(
            actWord("Noting the call"),
            [row, call = form->activity()](workspace::Workspace &workspace, base::Progress &) {
                return workspace::logActivity(workspace, row, call);
            },
            form, [form, name, answers](const base::Result<void> &answer) {
                if (!answer) {
                    form->showRefusal(bridge::messageOf(answer.error()));
                    return;
                }
                form->accept();
                answers.done(actWord("Call with %1 noted").arg(name), {});
            });
    });
    form->open();
}

namespace {

void undoDispute(bridge::WorkspaceSession &session, QObject *context, std::uint64_t entry, const std::function<void(const QString &)> &refused)
{
    session.run(
        actWord("Taking the dispute back"),
        [entry](workspace::Workspace &workspace, base::Progress &) { return workspace::undoDeed(workspace, entry); }, context,
        [refused](const base::Result<workspace::DeedReceipt> &answer) {
            if (!answer && refused) {
                refused(bridge::messageOf(answer.error()));
            }
        });
}

void showDisputeForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const DisputeChoices &choices, const ActAnswers &answers)
{
    auto *form = new DisputeForm(choices, over);
    form->setAttribute(Qt::WA_DeleteOnClose);
    bridge::WorkspaceSession *const open = &session;
    QObject::connect(form, &DisputeForm::submitted, form, [form, open, over = QPointer<QObject>(over), row, name = choices.lead, answers] {
        open->run(
            actWord("Raising the dispute"),
            [row, disputing = form->disputing(), person = form->person()](workspace::Workspace &workspace, base::Progress &) {
                return workspace::raiseDispute(workspace, row, disputing, person);
            },
            form, [form, open, over, name, answers](const base::Result<workspace::DeedReceipt> &answer) {
                if (!answer) {
                    form->showRefusal(bridge::messageOf(answer.error()));
                    return;
                }
                form->accept();
                answers.done(actWord("The score of %1 is disputed").arg(name), [open, over, entry = answer->ledgerSeq, refused = answers.refused] {
                    undoDispute(*open, over, entry, refused);
                });
            });
    });
    form->open();
}

} // namespace

void openDisputeForm(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t row, const ActAnswers &answers)
{
    bridge::WorkspaceSession *const open = &session;
    session.query(
        QStringLiteral("dispute"), [row](const workspace::Snapshot &snapshot, base::Progress &) { return disputeChoices(snapshot, row); }, over,
        [open, over, row, answers](const DisputeChoices &choices) { showDisputeForm(*open, over, row, choices, answers); });
}

void openAddForm(bridge::WorkspaceSession &session, QWidget *over,
                 const std::function<void(std::uint32_t row, const QString &name)> &added)
{
    auto *form = new LeadForm(actWord("Add a lead"), actWord("Add lead"), over);
    form->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *source = form->findChild<QLineEdit *>(QStringLiteral("source")))
        source->setPlaceholderText(actWord("Added by hand"));
    bridge::WorkspaceSession *const open = &session;
    QObject::connect(form, &LeadForm::submitted, form, [form, open, added] {
        open->run(
            actWord("Adding a lead"),
            [values = form->changedValues()](workspace::Workspace &workspace, base::Progress &) {
                return workspace::addLead(workspace, values);
            },
            form, [form, open, added](const base::Result<std::uint32_t> &row) {
                if (!row) {
                    form->showRefusal(bridge::messageOf(row.error()));
                    return;
                }
                form->accept();
                added(*row, nameIn(open->snapshot(), *row));
            });
    });
    form->open();
}

} // namespace leadlight::inspector
