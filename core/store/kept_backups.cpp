// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

#include "store/backup.h"
#include "store/failure.h"
#include "store/file_place.h"

namespace leadlight::store {

namespace {

constexpr std::string_view backupSuffix = ".leadlight";
constexpr std::int64_t keptSeconds = 10 * base::secondsPerDay;
constexpr std::size_t keptVersions = 10;

std::string_view wordOf(BackupReason reason)
{
    switch (reason) {
    case BackupReason::daily:
        return "daily";
    case BackupReason::beforeMigration:
        return "before-migration";
    case BackupReason::beforeRestore:
        return "before-restore";
    }
    return "daily";
}

/// 2026-03-31T12-00-00Z: a colon may not stand in names everywhere.
std::string stampOf(base::Instant time)
{
    std::string text = base::isoText(time);
    std::replace(text.begin(), text.end(), ':', '-');
    return text;
}

std::optional<base::Instant> timeIn(std::string name)
{
    constexpr std::size_t stamp = 20;
    if (name.size() <= stamp || name[stamp] != ' ' || !name.ends_with(backupSuffix))
        return std::nullopt;
    name.resize(stamp);
    name[13] = name[16] = ':';
    return base::parseIsoInstant(name);
}

void makeFolder(const std::string &folder)
{
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        failBySystem(errno, folder);
}

/// Copies that nobody finished: only the one that writes the workspace makes any, so they belong to nobody.
void dropUnfinished(const std::string &folder)
{
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().filename().string().find(std::string(backupSuffix) + ".new-") != std::string::npos)
            ::unlink(entry.path().c_str());
    }
}

void prune(const std::string &workspace, base::Instant now)
{
    const std::vector<KeptBackup> kept = keptBackups(workspace);
    for (std::size_t i = keptVersions; i < kept.size(); ++i) {
        if (kept[i].time.seconds < now.seconds - keptSeconds)
            ::unlink(kept[i].path.c_str());
    }
}

} // namespace

std::string backupFolder(const std::string &workspace)
{
    return resolved(workspace) + "-backups";
}

std::vector<KeptBackup> keptBackups(const std::string &workspace)
{
    std::vector<KeptBackup> kept;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(backupFolder(workspace), error)) {
        if (const auto time = timeIn(entry.path().filename().string()); time && entry.is_regular_file(error))
            kept.push_back({entry.path().string(), *time});
    }
    std::sort(kept.begin(), kept.end(), [](const KeptBackup &a, const KeptBackup &b) {
        return a.time != b.time ? a.time > b.time : a.path > b.path;
    });
    return kept;
}

base::Result<std::string> keepBackup(const std::string &workspace, BackupReason reason, base::Instant now,
                                     const base::Progress *progress)
{
    const std::string folder = backupFolder(workspace);
    if (auto made = guarded([&] { makeFolder(folder); }); !made)
        return base::fail(made.error());
    dropUnfinished(folder);
    const std::string first = folder + '/' + stampOf(now) + ' ' + std::string(wordOf(reason));
    std::string path = first + std::string(backupSuffix);
    for (int again = 2; exists(path); ++again)
        path = first + ' ' + std::to_string(again) + std::string(backupSuffix);
    if (auto copied = copyOpenWorkspace(workspace, path, progress); !copied)
        return base::fail(copied.error());
    prune(workspace, now);
    return path;
}

base::Result<std::string> keepDailyBackup(const std::string &workspace, base::Instant now, const base::Progress *progress)
{
    const std::vector<KeptBackup> kept = keptBackups(workspace);
    const bool hasToday = std::any_of(kept.begin(), kept.end(), [&](const KeptBackup &backup) {
        return base::utcDateOf(backup.time) == base::utcDateOf(now);
    });
    return hasToday ? base::Result<std::string>(std::string()) : keepBackup(workspace, BackupReason::daily, now, progress);
}

std::optional<KeptBackup> newestSoundBackup(const std::string &workspace)
{
    for (const KeptBackup &backup : keptBackups(workspace)) {
        if (proveCopy(backup.path))
            return backup;
    }
    return std::nullopt;
}

} // namespace leadlight::store
