// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"
#include "bridge/worker.h"
#include "workspace/workspace.h"

namespace leadlight::bridge {

using SnapshotPtr = std::shared_ptr<const workspace::Snapshot>;
using ProgressPtr = std::shared_ptr<base::Progress>;

/// The open workspace as the GUI sees it. Lives on the GUI thread; the workspace itself is touched by one command
/// thread alone, so that the GUI never runs SQL or scores. Answers come back on the GUI thread and only while their
/// `context` lives. After each change snapshotChanged precedes the answer of the command that made it.
class WorkspaceSession : public QObject {
    Q_OBJECT

public:
    struct Job {
        QString label; ///< "Importing leads.csv"
        ProgressPtr progress;
    };

    explicit WorkspaceSession(const base::Clock &clock, QObject *parent = nullptr);
    ~WorkspaceSession() override;

    void open(const QString &path, bool write = true);
    void create(const QString &path, const QString &templateKey);
    /// Makes the sample at `path`, or opens it where the file is there already.
    void openSample(const QString &path);
    /// Makes a new workspace at `target` of what is sound in a damaged one and opens it.
    void openSalvaged(const QString &damaged, const QString &target);
    void close();

    [[nodiscard]] bool isOpen() const { return m_snapshot != nullptr; }
    [[nodiscard]] bool isWritable() const { return m_writable; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString name() const; ///< the file's name without its ending
    [[nodiscard]] SnapshotPtr snapshot() const { return m_snapshot; } ///< null: nothing is open
    [[nodiscard]] base::Instant now() const { return m_clock.now(); }

    /// Runs `work(workspace, progress)`, which returns a base::Result, after all commands before it, and then
    /// `done(result)`. Where nothing is open, neither runs.
    template <class Work, class Done>
    ProgressPtr run(const QString &label, Work work, QObject *context, Done done);

    /// Asks `work(snapshot, progress)` on the query thread and hands what it returns to `done`. A newer query of the
    /// same `slot` and context stops the older, whose answer is not delivered.
    template <class Work, class Done>
    void query(const QString &slot, Work work, QObject *context, Done done)
    {
        ask(m_queryWorker, slot, std::move(work), context, std::move(done));
    }
    /// The same on a thread of its own, for what takes seconds: quick queries do not wait for it.
    template <class Work, class Done>
    void longQuery(const QString &slot, Work work, QObject *context, Done done)
    {
        ask(m_longWorker, slot, std::move(work), context, std::move(done));
    }

    [[nodiscard]] std::optional<Job> currentJob() const; ///< of the command thread
    void stopCurrentJob();
    /// No command or query is under way or waiting for delivery.
    [[nodiscard]] bool isIdle() const { return m_commands.empty() && m_pendingQueries == 0 && !m_backup; }

Q_SIGNALS:
    void opened();
    void closed();
    /// A snapshot took the place of another. Right after opening, every part of the event is set.
    void snapshotChanged(const leadlight::workspace::ChangeEvent &event);
    void openFailed(const QString &path, const leadlight::base::Error &error);
    /// For what went wrong in the background, where nobody waits for an answer.
    void failed(const QString &text);
    void jobsChanged();
    void becameIdle();

private:
    using Delivery = std::function<void()>;
    struct Query {
        ProgressPtr progress;
        std::uint64_t number = 0;
    };
    using SlotKey = std::pair<const QObject *, QString>;
    using Command = std::function<Delivery(std::unique_ptr<workspace::Workspace> &, base::Progress &)>;

    ProgressPtr addCommand(const QString &label, Command command);
    template <class Work, class Done>
    void ask(Worker &worker, const QString &slot, Work work, QObject *context, Done done);
    void addQuery(Worker &worker, const QString &slot, QObject *context,
                  std::function<Delivery(const workspace::Snapshot &, base::Progress &)> work);
    void openWith(const QString &label, const QString &path,
                  std::function<base::Result<std::unique_ptr<workspace::Workspace>>(base::Progress &)> opener);
    void refresh();
    void keepDailyBackup();
    void post(Delivery delivery); ///< from any thread
    void deliver();
    void publish(const workspace::ChangeEvent &event, SnapshotPtr snapshot);
    void publishClosed();
    void noteIdle();

    const base::Clock &m_clock;
    QString m_path;
    bool m_writable = false;
    SnapshotPtr m_snapshot;
    QTimer m_refreshTimer;
    std::deque<Job> m_commands;
    std::map<SlotKey, Query> m_queries;
    int m_pendingQueries = 0;
    std::uint64_t m_queryNumber = 0;
    ProgressPtr m_backup; ///< while the backup of the day is made
    std::mutex m_deliveryMutex;
    std::deque<Delivery> m_deliveries;
    std::unique_ptr<workspace::Workspace> m_workspace; ///< of the command thread alone
    std::shared_ptr<void> m_subscription;              ///< likewise
    Worker m_queryWorker;
    Worker m_backupWorker;
    Worker m_longWorker;
    Worker m_commandWorker; ///< last: joined before what it uses goes
};

template <class Work, class Done>
ProgressPtr WorkspaceSession::run(const QString &label, Work work, QObject *context, Done done)
{
    using Answer = std::invoke_result_t<Work, workspace::Workspace &, base::Progress &>;
    if (!isOpen()) {
        return std::make_shared<base::Progress>();
    }
    return addCommand(label, [work = std::move(work), done = std::move(done), context = QPointer<QObject>(context)](
                                 std::unique_ptr<workspace::Workspace> &open, base::Progress &progress) mutable -> Delivery {
        if (!open) {
            return {};
        }
        auto answer = std::make_shared<Answer>(work(*open, progress));
        return [answer, done = std::move(done), context]() mutable {
            if (context) {
                done(std::move(*answer));
            }
        };
    });
}

template <class Work, class Done>
void WorkspaceSession::ask(Worker &worker, const QString &slot, Work work, QObject *context, Done done)
{
    using Answer = std::invoke_result_t<Work, const workspace::Snapshot &, base::Progress &>;
    if (!isOpen()) {
        return;
    }
    addQuery(worker, slot, context,
             [work = std::move(work), done = std::move(done), context = QPointer<QObject>(context)](
                 const workspace::Snapshot &snapshot, base::Progress &progress) mutable -> Delivery {
                 auto answer = std::make_shared<Answer>(work(snapshot, progress));
                 return [answer, done = std::move(done), context]() mutable {
                     if (context) {
                         done(std::move(*answer));
                     }
                 };
             });
}

} // namespace leadlight::bridge
