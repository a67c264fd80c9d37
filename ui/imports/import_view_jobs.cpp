// SPDX-License-Identifier: GPL-3.0-or-later
// What the import view has the workspace do: reading, checking, importing, undoing.
#include "imports/import_view.h"

#include <algorithm>

#include <QAccessible>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "imports/check_page.h"
#include "imports/choose_page.h"
#include "imports/history_card.h"
#include "imports/import_words.h"
#include "imports/match_page.h"
#include "imports/read_page.h"
#include "imports/result_page.h"
#include "imports/run_page.h"
#include "wording/errors.h"
#include "workspace/commands/undo_import.h"

namespace leadlight::imports {

namespace {

constexpr int barSteps = 1000;

} // namespace

QString ImportView::fileName() const
{
    return QFileInfo(m_choose->file()).fileName();
}

std::optional<base::Uuid> ImportView::person() const
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    const domain::Person *person = snapshot ? snapshot->atTable(domain::Side::marketing) : nullptr;
    return person ? std::optional(person->id) : std::nullopt;
}

bridge::TimeText ImportView::times() const
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    return {snapshot ? snapshot->zone() : base::Zone(), session().now()};
}

workspace::ImportRequest ImportView::request(bool dryRun) const
{
    workspace::ImportRequest made;
    m_choose->fill(made);
    m_read->fill(made);
    m_check->fill(made);
    if (m_isRead) {
        made.plan = m_match->plan();
        made.plan->sourceName = made.sourceName;
        made.plan->sourceType = made.sourceType;
    }
    made.repairWholeRowQuoted = m_repair;
    made.dryRun = dryRun;
    made.person = person();
    return made;
}

void ImportView::read(bool anew, bool repaired)
{
    workspace::ImportRequest asked;
    m_choose->fill(asked);
    m_read->fill(asked);
    asked.repairWholeRowQuoted = repaired;
    // What people said of columns holds for the same file, however it is read; asked for anew, everything is guessed.
    const bool keepsOwn = m_isRead && !anew && asked.file == m_readAs.file && asked.kind == m_readAs.kind;
    const QString what = tr("Reading %1").arg(fileName());
    begin(what, session().run(
                    what,
                    [asked, anew](workspace::Workspace &workspace, base::Progress &progress) {
                        return readFile(workspace, asked, anew, progress);
                    },
                    this, [this, asked, keepsOwn, repaired](base::Result<FileReading> reading) {
                        end();
                        if (!reading) {
                            refuse(reading.error(), tr("Reading was cancelled."));
                            return;
                        }
                        m_reading = std::move(*reading);
                        m_readAs = asked;
                        m_isRead = true;
                        m_repair = repaired;
                        m_read->setReading(m_reading, times());
                        m_match->setReading(m_reading, keepsOwn);
                        if (repaired) {
                            check();
                            return;
                        }
                        m_check->reset();
                        const bool moves = m_step != Step::read;
                        go(Step::read);
                        if (moves) {
                            m_next->setFocus(Qt::OtherFocusReason);
                        }
                    }));
}

void ImportView::check()
{
    const QString what = tr("Checking %1").arg(fileName());
    begin(what, session().run(
                    what,
                    [asked = request(true)](workspace::Workspace &workspace, base::Progress &progress) {
                        return workspace::importFile(workspace, asked, &progress);
                    },
                    this, [this](base::Result<workspace::ImportReport> report) {
                        end();
                        if (!report) {
                            refuse(report.error(), tr("The check was cancelled. No lead was changed."));
                            return;
                        }
                        m_checked = std::move(*report);
                        m_check->setReport(*m_checked, m_reading, times());
                        go(Step::check);
                        m_next->setFocus(Qt::OtherFocusReason);
                    }));
}

void ImportView::import()
{
    m_run->setFile(fileName());
    go(Step::run);
    const QString what = tr("Importing %1").arg(fileName());
    begin(what, session().run(
                    what,
                    [asked = request(false)](workspace::Workspace &workspace, base::Progress &progress) {
                        return workspace::importFile(workspace, asked, &progress);
                    },
                    this, [this](base::Result<workspace::ImportReport> report) {
                        end();
                        if (!report) {
                            go(Step::check);
                            refuse(report.error(), tr("Import cancelled. No lead was changed."));
                            return;
                        }
                        m_result = std::move(*report);
                        m_resultPage->setReport(*m_result);
                        const bridge::SnapshotPtr now = session().snapshot();
                        m_resultPage->offerStarter(m_result->plan.kind == io::ImportKind::leads && now && !now->inForce);
                        go(Step::result);
                        m_resultPage->firstButton()->setFocus(Qt::OtherFocusReason);
                    }));
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void ImportView::undo(qint64 number, const QString &file)
{
    const QString what = tr("Undoing the import of %1").arg(file);
    m_refusal->hide();
    session().run(
        what,
        [number, who = person()](workspace::Workspace &workspace, base::Progress &) {
            return workspace::undoImport(workspace, number, who);
        },
        this, [this, number, file](const base::Result<void> &undone) {
            if (!undone) {
                refuse(undone.error(), {});
                return;
            }
            if (m_step == Step::result && m_result && m_result->number == number) {
                m_resultPage->setUndone();
            }
            Q_EMIT notice(tr("The import of %1 was undone. Everything is as it was before.").arg(file), {}, {});
        });
}

void ImportView::showNewLeads()
{
    if (m_result && m_result->plan.kind == io::ImportKind::leads && m_result->added > 0 && !m_resultPage->isUndone()) {
        context().filter.setFilter(data::Filter({{"import", ":", {std::to_string(m_result->number)}, false}}));
    }
    Q_EMIT requestView(QStringLiteral("leads"));
}

void ImportView::loadHistory()
{
    if (!m_historyIsOld || !session().isOpen()) {
        return;
    }
    m_historyIsOld = false;
    session().run(
        tr("Reading the history of imports"),
        [](workspace::Workspace &workspace, base::Progress &) { return workspace::importHistory(workspace); }, this,
        [this](const base::Result<std::vector<workspace::ImportEntry>> &entries) {
            const bridge::SnapshotPtr snapshot = session().snapshot();
            if (!entries || !snapshot) {
                if (!entries) {
                    refuse(entries.error(), {});
                }
                return;
            }
            m_choose->history()->setEntries(*entries, times(), bridge::toQt(snapshot->currency), session().isWritable());
        });
    loadYield();
}

void ImportView::loadYield()
{
    if (!m_choose->asksForYield()) {
        return;
    }
    session().query(
        QStringLiteral("yield"),
        [type = bridge::toUtf8(m_choose->sourceType())](const workspace::Snapshot &snapshot, base::Progress &) {
            return std::pair(workspace::sourceYield(snapshot, type), snapshot.currency);
        },
        this, [this](const std::pair<workspace::SourceYield, std::string> &answer) {
            m_choose->setYield(answer.first, bridge::toQt(answer.second));
        });
}

void ImportView::begin(const QString &what, const bridge::ProgressPtr &progress)
{
    if (!session().isOpen()) {
        return;
    }
    m_progress = progress;
    m_what = what;
    m_refusal->hide();
    m_timer.start();
    showFooter();
}

void ImportView::end()
{
    m_progress.reset();
    m_timer.stop();
    showFooter();
}

void ImportView::refuse(const base::Error &error, const QString &stopped)
{
    if (error.kind == base::ErrorKind::stopped) {
        Q_EMIT notice(stopped, {}, {});
        return;
    }
    m_refusal->setText(bridge::messageOf(error));
    m_refusal->show();
    QAccessibleEvent event(m_refusal, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ImportView::showProgress()
{
    if (!m_progress) {
        return;
    }
    const std::uint64_t total = m_progress->total();
    const double share = total == 0 ? -1 : static_cast<double>(m_progress->done()) / static_cast<double>(total);
    const QString rows = m_isRead && m_step != Step::choose && m_step != Step::read ? rowsDoneText(*m_progress, m_reading.rowCount) : QString();
    m_run->setProgress(share, rows);
    m_bar->setRange(0, total == 0 ? 0 : barSteps);
    if (total > 0) {
        m_bar->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * barSteps));
    }
    m_doing->setText(rows.isEmpty() ? m_what : tr("%1 – %2").arg(m_what, rows));
}

void ImportView::saveRefused(const QString &path)
{
    if (!m_result) {
        return;
    }
    session().run(
        tr("Saving rejected rows"),
        [report = *m_result, file = bridge::toUtf8(path)](workspace::Workspace &, base::Progress &) {
            return workspace::writeRefusedRows(report, file, wording::errorSentence);
        },
        this, [this, path](const base::Result<void> &written) {
            Q_EMIT notice(written ? tr("Saved to %1").arg(QFileInfo(path).fileName()) : bridge::messageOf(written.error()),
                          {}, {});
        });
}

} // namespace leadlight::imports
