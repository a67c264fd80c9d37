// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <condition_variable>
#include <csignal>
#include <iostream>
#include <mutex>
#include <thread>

#include <unistd.h>

#include "base/text.h"
#include "wording/errors.h"
#include "workspace/commands/back_up.h"
#include "workspace/queries/network_drive.h"

namespace leadlight::cli {

base::Progress &progress()
{
    static base::Progress instance;
    return instance;
}

struct ProgressLine::Printer {
    std::mutex mutex;
    std::condition_variable ended;
    bool done = false;
    std::thread thread;
};

ProgressLine::ProgressLine(const Common &common, std::string label)
{
    if (common.quiet || common.json || ::isatty(STDERR_FILENO) == 0)
        return;
    m_printer = std::make_unique<Printer>();
    m_printer->thread = std::thread([printer = m_printer.get(), label = std::move(label)] {
        std::unique_lock lock(printer->mutex);
        while (!printer->ended.wait_for(lock, std::chrono::milliseconds(200), [&] { return printer->done; })) {
            const std::uint64_t total = progress().total();
            if (total > 0)
                std::cerr << '\r' << label << ' ' << std::min<std::uint64_t>(100, progress().done() * 100 / total) << " %  " << std::flush;
        }
        std::cerr << "\r\033[K" << std::flush;
    });
}

ProgressLine::~ProgressLine()
{
    if (!m_printer)
        return;
    {
        const std::scoped_lock lock(m_printer->mutex);
        m_printer->done = true;
    }
    m_printer->ended.notify_one();
    m_printer->thread.join();
}

const base::Clock &clock()
{
    static const base::SystemClock instance;
    return instance;
}

base::Result<std::optional<base::Instant>> asOf(const Common &common)
{
    if (common.asOf.empty())
        return std::nullopt;
    const auto instant = base::parseIsoInstant(common.asOf);
    if (!instant)
        return base::fail(base::ErrorKind::usage, "value.not_a_date", {"--as-of", common.asOf});
    return instant;
}

base::Result<std::unique_ptr<workspace::Workspace>> openToRead(const std::string &path, const Common &common)
{
    const auto moment = asOf(common);
    if (!moment)
        return base::fail(moment.error());
    return workspace::Workspace::open(path, {false, *moment}, clock(), &progress());
}

base::Result<std::unique_ptr<workspace::Workspace>> openToWrite(const std::string &path)
{
    auto workspace = workspace::Workspace::open(path, {}, clock(), &progress());
    if (!workspace)
        return workspace;
    if (workspace::isOnNetworkDrive(**workspace))
        std::cerr << "This workspace is on a network drive. It works, but more slowly and for one writer at a time.\n";
    // The copy of the day is of the state before today's first change. Without one the work still goes on.
    if (const auto kept = workspace::keepDailyBackup((*workspace)->path(), clock(), &progress()); !kept)
        std::cerr << "Today's backup could not be kept: " << wording::errorSentence(kept.error()) << '\n';
    return workspace;
}

base::Result<base::Uuid> findPerson(const workspace::Snapshot &snapshot, const std::string &text)
{
    const std::string wanted = base::comparable(text);
    for (const domain::Person &person : snapshot.people) {
        if (base::comparable(person.name) == wanted || (!person.email.empty() && base::comparable(person.email) == wanted) || person.id.text() == wanted)
            return person.id;
    }
    return base::fail(base::ErrorKind::usage, "person.unknown", {text});
}

base::Result<std::optional<base::Uuid>> actingPerson(const workspace::Snapshot &snapshot, const Common &common)
{
    if (common.as.empty())
        return std::nullopt;
    const auto person = findPerson(snapshot, common.as);
    if (!person)
        return base::fail(person.error());
    return *person;
}

} // namespace leadlight::cli
