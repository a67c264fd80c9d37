// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/session.h"

#include <chrono>
#include <filesystem>

#include <QFileInfo>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "workspace/commands/back_up.h"
#include "workspace/commands/make_sample.h"
#include "workspace/commands/salvage.h"

namespace leadlight::bridge {

namespace {

constexpr std::chrono::minutes refreshEvery(15);
constexpr std::uint64_t sampleSeed = 1;

workspace::ChangeEvent everythingChanged()
{
    workspace::ChangeEvent event;
    event.leads = event.stages = event.model = event.people = event.time = true;
    return event;
}

} // namespace

WorkspaceSession::WorkspaceSession(const base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_refreshTimer.setInterval(refreshEvery);
    connect(&m_refreshTimer, &QTimer::timeout, this, &WorkspaceSession::refresh);
}

WorkspaceSession::~WorkspaceSession()
{
    for (const Job &job : m_commands) {
        job.progress->stop();
    }
    for (const auto &[key, query] : m_queries) {
        query.progress->stop();
    }
    if (m_backup) {
        m_backup->stop();
    }
}

QString WorkspaceSession::name() const
{
    return QFileInfo(m_path).completeBaseName();
}

void WorkspaceSession::open(const QString &path, bool write)
{
    const base::Clock &clock = m_clock;
    openWith(tr("Opening %1").arg(QFileInfo(path).fileName()), path, [path, write, &clock](base::Progress &progress) {
        return workspace::Workspace::open(toUtf8(path), {write, std::nullopt}, clock, &progress);
    });
}

void WorkspaceSession::create(const QString &path, const QString &templateKey)
{
    const base::Clock &clock = m_clock;
    openWith(tr("Making %1").arg(QFileInfo(path).fileName()), path,
             [path, templateKey, &clock](base::Progress &progress) {
                 return workspace::Workspace::create(toUtf8(path), toUtf8(templateKey), clock, &progress);
             });
}

void WorkspaceSession::openSample(const QString &path)
{
    const base::Clock &clock = m_clock;
    openWith(tr("Making the sample workspace"), path,
             [path, &clock](base::Progress &progress) -> base::Result<std::unique_ptr<workspace::Workspace>> {
                 const std::string file = toUtf8(path);
                 std::error_code ignored;
                 if (std::filesystem::exists(std::filesystem::u8path(file), ignored)) {
                     return workspace::Workspace::open(file, {}, clock, &progress);
                 }
                 return workspace::makeSample(file, sampleSeed, clock.now(), clock, &progress);
             });
}

void WorkspaceSession::openSalvaged(const QString &damaged, const QString &target)
{
    const base::Clock &clock = m_clock;
    openWith(tr("Salvaging %1").arg(QFileInfo(damaged).fileName()), target,
             [this, damaged, target, &clock](base::Progress &progress) -> base::Result<std::unique_ptr<workspace::Workspace>> {
                 const auto report = workspace::salvage(toUtf8(damaged), toUtf8(target), clock, &progress);
                 if (!report) {
                     return base::fail(report.error());
                 }
                 const store::Salvaged &salvaged = report->salvaged;
                 const QString text = salvaged.losses.empty()
                                          ? tr("Everything was salvaged.")
                                          : tr("%1 leads were salvaged, %2 of them in part; %3 places were lost.")
                                                .arg(salvaged.leads)
                                                .arg(salvaged.leadsInPart)
                                                .arg(salvaged.losses.size());
                 auto opened = workspace::Workspace::open(toUtf8(target), {}, clock, &progress);
                 if (opened) {
                     const auto say = [this, text] { Q_EMIT failed(text); };
                     post([this, say] { connect(this, &WorkspaceSession::opened, this, say, Qt::SingleShotConnection); });
                 }
                 return opened;
             });
}

void WorkspaceSession::openWith(
    const QString &label, const QString &path,
    std::function<base::Result<std::unique_ptr<workspace::Workspace>>(base::Progress &)> opener)
{
    addCommand(label, [this, path, opener = std::move(opener)](std::unique_ptr<workspace::Workspace> &open,
                                                               base::Progress &progress) -> Delivery {
        const bool again = open && open->path() == toUtf8(path);
        if (again) { // the file's own lock would refuse a second opening
            m_subscription.reset();
            open.reset();
        }
        auto answer = opener(progress);
        if (!answer) {
            return [this, path, again, error = answer.error()] {
                if (again) {
                    publishClosed();
                }
                Q_EMIT openFailed(path, error);
            };
        }
        m_subscription.reset();
        open = std::move(*answer);
        workspace::Workspace *const now = open.get();
        m_subscription = now->subscribe([this, now](const workspace::ChangeEvent &event) {
            post([this, event, snapshot = now->snapshot()] { publish(event, snapshot); });
        });
        return [this, path, writable = now->isWritable(), snapshot = now->snapshot()] {
            m_path = path;
            m_writable = writable;
            m_snapshot = snapshot;
            Q_EMIT opened();
            publish(everythingChanged(), snapshot);
            if (m_writable) {
                m_refreshTimer.start();
                refresh();
            } else {
                m_refreshTimer.stop();
            }
        };
    });
}

void WorkspaceSession::close()
{
    addCommand(tr("Closing"), [this](std::unique_ptr<workspace::Workspace> &open, base::Progress &) -> Delivery {
        m_subscription.reset();
        open.reset();
        return [this] { publishClosed(); };
    });
}

void WorkspaceSession::publishClosed()
{
    m_refreshTimer.stop();
    m_path.clear();
    m_writable = false;
    m_snapshot.reset();
    Q_EMIT closed();
}

void WorkspaceSession::refresh()
{
    run(
        tr("Scoring"), [](workspace::Workspace &open, base::Progress &progress) { return open.refresh(&progress); },
        this, [this](const base::Result<void> &answer) {
            if (!answer && answer.error().kind != base::ErrorKind::stopped) {
                Q_EMIT failed(messageOf(answer.error()));
            }
        });
    keepDailyBackup();
}

// It reads the file for itself, so that neither decisions nor queries wait for it.
void WorkspaceSession::keepDailyBackup()
{
    if (m_backup) {
        return;
    }
    m_backup = std::make_shared<base::Progress>();
    m_backupWorker.add([this, progress = m_backup, path = toUtf8(m_path)] {
        const auto kept = workspace::keepDailyBackup(path, m_clock, progress.get());
        post([this, kept] {
            m_backup.reset();
            if (!kept && kept.error().kind != base::ErrorKind::stopped) {
                Q_EMIT failed(tr("Today's backup could not be kept: %1").arg(messageOf(kept.error())));
            }
            noteIdle();
        });
    });
}

void WorkspaceSession::publish(const workspace::ChangeEvent &event, SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    Q_EMIT snapshotChanged(event);
}

std::optional<WorkspaceSession::Job> WorkspaceSession::currentJob() const
{
    return m_commands.empty() ? std::nullopt : std::optional(m_commands.front());
}

void WorkspaceSession::stopCurrentJob()
{
    if (!m_commands.empty()) {
        m_commands.front().progress->stop();
    }
}

ProgressPtr WorkspaceSession::addCommand(const QString &label, Command command)
{
    auto progress = std::make_shared<base::Progress>();
    m_commands.push_back({label, progress});
    Q_EMIT jobsChanged();
    m_commandWorker.add([this, progress, command = std::move(command)]() mutable {
        Delivery answer = command(m_workspace, *progress);
        post([this, answer = std::move(answer)] {
            m_commands.pop_front();
            Q_EMIT jobsChanged();
            if (answer) {
                answer();
            }
            noteIdle();
        });
    });
    return progress;
}

void WorkspaceSession::addQuery(Worker &worker, const QString &slot, QObject *context,
                                std::function<Delivery(const workspace::Snapshot &, base::Progress &)> work)
{
    const SlotKey key{context, slot};
    Query &query = m_queries[key];
    if (query.progress) {
        query.progress->stop();
    }
    query = {std::make_shared<base::Progress>(), ++m_queryNumber};
    ++m_pendingQueries;
    worker.add([this, key, query, snapshot = m_snapshot, work = std::move(work)]() mutable {
        Delivery answer;
        if (!query.progress->stopRequested()) {
            answer = work(*snapshot, *query.progress);
        }
        snapshot.reset();
        post([this, key, number = query.number, answer = std::move(answer)] {
            --m_pendingQueries;
            const auto newest = m_queries.find(key);
            if (newest != m_queries.end() && newest->second.number == number) {
                m_queries.erase(newest);
                if (answer) {
                    answer();
                }
            }
            noteIdle();
        });
    });
}

void WorkspaceSession::post(Delivery delivery)
{
    {
        const std::lock_guard lock(m_deliveryMutex);
        m_deliveries.push_back(std::move(delivery));
    }
    QMetaObject::invokeMethod(this, &WorkspaceSession::deliver, Qt::QueuedConnection);
}

void WorkspaceSession::deliver()
{
    for (;;) {
        Delivery delivery;
        {
            const std::lock_guard lock(m_deliveryMutex);
            if (m_deliveries.empty()) {
                return;
            }
            delivery = std::move(m_deliveries.front());
            m_deliveries.pop_front();
        }
        delivery();
    }
}

void WorkspaceSession::noteIdle()
{
    if (isIdle()) {
        Q_EMIT becameIdle();
    }
}

} // namespace leadlight::bridge
