// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/deeds.h"

#include <QPointer>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "workspace/commands/keep_apart.h"
#include "workspace/commands/quarantine.h"

namespace leadlight::hygiene {

/// Hygiene is Marketing's work; where only the other side sits at the table it is done by them.
std::optional<base::Uuid> Deeds::person() const
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    for (const domain::Side side : {domain::Side::marketing, domain::Side::both, domain::Side::sales}) {
        const domain::Person *seated = snapshot ? snapshot->atTable(side) : nullptr;
        if (seated) {
            return seated->id;
        }
    }
    return std::nullopt;
}

QString Deeds::namesOf(const std::vector<std::uint32_t> &rows) const
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    return rows.size() == 1 && snapshot && rows.front() < snapshot->size() ? bridge::toQt(snapshot->nameOf(rows.front()))
                                                                           : tr("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(rows.size())));
}

template <class Work> void Deeds::takeBack(Work work)
{
    m_session.run(tr("Undoing"), std::move(work), this, [this](const auto &answer) {
        if (answer) {
            Q_EMIT undone();
        } else {
            Q_EMIT refused(bridge::messageOf(answer.error()));
        }
    });
}

void Deeds::judge(const std::vector<std::uint32_t> &rows, store::JunkVerdict verdict, const QString &note)
{
    const auto who = person();
    m_session.run(
        tr("Deciding on %1").arg(namesOf(rows)),
        [rows, verdict, who, text = bridge::toUtf8(note)](workspace::Workspace &workspace, base::Progress &) {
            return workspace::decideQuarantine(workspace, rows, verdict, text, who);
        },
        this, [this, verdict, who](const base::Result<workspace::QuarantineReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(bridge::messageOf(receipt.error()));
                return;
            }
            const bool cleared = verdict == store::JunkVerdict::cleared;
            const bool one = receipt->rows.size() == 1;
            QString text = (cleared ? one ? tr("%1 counts like any other lead again") : tr("%1 count like any other lead again")
                            : one   ? tr("%1 is disqualified as junk")
                                    : tr("%1 are disqualified as junk"))
                               .arg(namesOf(receipt->rows));
            if (!receipt->refused.empty()) {
                text += tr("; %1 were left: %2").arg(bridge::countText(static_cast<std::int64_t>(receipt->refused.size())),
                                                     bridge::messageOf(receipt->refused.front().second));
            }
            Q_EMIT done(text, [self = QPointer<Deeds>(this), rows = receipt->rows, who] {
                if (self) {
                    self->takeBack([rows, who](workspace::Workspace &workspace, base::Progress &) {
                        return workspace::undoQuarantineDecisions(workspace, rows, who);
                    });
                }
            });
        });
}

void Deeds::takeVerdictBack(const std::vector<std::uint32_t> &rows)
{
    const auto who = person();
    m_session.run(
        tr("Taking the decision on %1 back").arg(namesOf(rows)),
        [rows, who](workspace::Workspace &workspace, base::Progress &) {
            return workspace::undoQuarantineDecisions(workspace, rows, who);
        },
        this, [this, who](const base::Result<workspace::QuarantineReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(bridge::messageOf(receipt.error()));
                return;
            }
            const bool one = receipt->rows.size() == 1;
            Q_EMIT done((one ? tr("%1 is held back again") : tr("%1 are held back again")).arg(namesOf(receipt->rows)),
                        [self = QPointer<Deeds>(this), rows = receipt->rows, who] {
                            if (self) {
                                self->takeBack([rows, who](workspace::Workspace &workspace, base::Progress &) {
                                    return workspace::decideQuarantine(workspace, rows, store::JunkVerdict::confirmed, {}, who);
                                });
                            }
                        });
        });
}

void Deeds::merge(const std::vector<workspace::MergeRequest> &requests)
{
    const auto who = person();
    m_session.run(
        requests.size() == 1 ? tr("Merging %1").arg(namesOf({requests.front().leads.front()}))
                             : tr("Merging into %1 leads").arg(bridge::countText(static_cast<std::int64_t>(requests.size()))),
        [requests, who](workspace::Workspace &workspace, base::Progress &progress) {
            return workspace::mergeAll(workspace, requests, who, &progress);
        },
        this, [this, who](const base::Result<std::vector<workspace::MergeReceipt>> &receipts) {
            if (!receipts) {
                Q_EMIT refused(bridge::messageOf(receipts.error()));
                return;
            }
            std::vector<std::uint32_t> survivors;
            std::size_t gone = 0;
            for (const workspace::MergeReceipt &receipt : *receipts) {
                survivors.push_back(receipt.survivor);
                gone += receipt.merged.size();
            }
            const QString others = bridge::countText(static_cast<std::int64_t>(gone));
            const QString text = survivors.size() > 1 ? tr("%1 took in %2 others").arg(namesOf(survivors), others)
                                 : gone == 1          ? tr("%1 is one lead with its double now").arg(namesOf(survivors))
                                                      : tr("%1 is one lead with %2 others now").arg(namesOf(survivors), others);
            Q_EMIT done(text, [self = QPointer<Deeds>(this), survivors, who] {
                if (self) {
                    self->takeBack([survivors, who](workspace::Workspace &workspace, base::Progress &progress) {
                        return workspace::undoMerges(workspace, survivors, who, &progress);
                    });
                }
            });
        });
}

void Deeds::mergeAccounts(const std::vector<std::uint32_t> &accounts, const std::vector<workspace::AccountChoice> &choices)
{
    const auto who = person();
    m_session.run(
        tr("Merging accounts"),
        [accounts, choices, who](workspace::Workspace &workspace, base::Progress &) {
            return workspace::mergeAccounts(workspace, accounts, choices, who);
        },
        this, [this, who](const base::Result<workspace::AccountReceipt> &receipt) {
            if (!receipt) {
                Q_EMIT refused(bridge::messageOf(receipt.error()));
                return;
            }
            const bridge::SnapshotPtr snapshot = m_session.snapshot();
            const bool known = snapshot && receipt->survivor < snapshot->accounts.size();
            const QString name = known ? bridge::toQt(snapshot->accounts[receipt->survivor].name) : tr("The account");
            const QString leads = receipt->leads == 1 ? tr("1 lead came over") : tr("%1 leads came over").arg(bridge::countText(static_cast<std::int64_t>(receipt->leads)));
            Q_EMIT done(tr("%1 is one account with its double now; %2").arg(name, leads), [self = QPointer<Deeds>(this), account = receipt->survivor, who] {
                if (self) {
                    self->takeBack([account, who](workspace::Workspace &workspace, base::Progress &) {
                        return workspace::undoAccountMerge(workspace, account, who);
                    });
                }
            });
        });
}

void Deeds::keepApart(std::uint32_t one, std::uint32_t other)
{
    const auto who = person();
    m_session.run(
        tr("Keeping two people apart"),
        [one, other, who](workspace::Workspace &workspace, base::Progress &) {
            return workspace::keepApart(workspace, one, other, who);
        },
        this, [this, one, other, who](const base::Result<std::uint64_t> &entry) {
            if (!entry) {
                Q_EMIT refused(bridge::messageOf(entry.error()));
                return;
            }
            Q_EMIT done(tr("%1 and %2 are two people").arg(namesOf({one}), namesOf({other})), [self = QPointer<Deeds>(this), one, other, who] {
                if (self) {
                    self->takeBack([one, other, who](workspace::Workspace &workspace, base::Progress &) {
                        return workspace::undoKeepApart(workspace, one, other, who);
                    });
                }
            });
        });
}

} // namespace leadlight::hygiene
