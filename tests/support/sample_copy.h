// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <QTemporaryDir>

#include "workspace/commands/make_sample.h"

namespace leadlight::test {

/// Puts the sample of this seed and moment at `path` and opens it. Making one takes seconds, so each is made once a
/// program and copied.
inline base::Result<std::unique_ptr<workspace::Workspace>> sampleCopy(const std::string &path, std::uint64_t seed,
                                                                      base::Instant asOf, const base::Clock &clock)
{
    static const QTemporaryDir folder;
    static std::map<std::pair<std::uint64_t, std::int64_t>, std::string> made;
    std::string &source = made[{seed, asOf.seconds}];
    if (source.empty()) {
        const std::string file = folder.filePath(QString::number(made.size())).toStdString() + ".leadlight";
        if (auto first = workspace::makeSample(file, seed, asOf, base::FixedClock(asOf)); !first)
            return first;
        source = file;
    }
    // The closed file has folded its log in: it is whole by itself.
    std::filesystem::copy_file(std::filesystem::u8path(source), std::filesystem::u8path(path));
    return workspace::Workspace::open(path, {}, clock);
}

} // namespace leadlight::test
