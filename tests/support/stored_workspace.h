// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include "store/workspace_store.h"

namespace leadlight::support {

/// A folder of its own with one small workspace in it.
class StoredWorkspace {
public:
    [[nodiscard]] std::string path(const char *name = "case.leadlight") const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }

    [[nodiscard]] base::Result<std::unique_ptr<store::WorkspaceStore>> create() const
    {
        return store::WorkspaceStore::create(path(), meta());
    }
    [[nodiscard]] base::Result<std::unique_ptr<store::WorkspaceStore>> open(store::OpenMode mode) const
    {
        return store::WorkspaceStore::open(path(), mode, std::chrono::milliseconds(0));
    }
    [[nodiscard]] static store::WorkspaceMeta meta()
    {
        return {"Europe/Berlin", "EUR", base::Uuid::derived("origin"), base::Instant{1'700'000'000}};
    }
    [[nodiscard]] static std::vector<store::LeadRow> leads(std::size_t count, const std::string &salt = "lead")
    {
        std::vector<store::LeadRow> rows(count);
        for (std::size_t i = 0; i < count; ++i) {
            rows[i].id = base::Uuid::derived(salt + std::to_string(i));
            rows[i].stage = domain::allStages[i % domain::allStages.size()];
            rows[i].stageSince.seconds = 1'700'000'000 + static_cast<std::int64_t>(i);
            rows[i].flags = static_cast<std::uint16_t>(i % 7);
        }
        return rows;
    }

    [[nodiscard]] QByteArray bytes() const { return bytesOf(path()); }
    [[nodiscard]] static QByteArray bytesOf(const std::string &file)
    {
        QFile in(QString::fromStdString(file));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static void overwrite(const std::string &file, const QByteArray &content)
    {
        QFile out(QString::fromStdString(file));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write %s", file.c_str());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace leadlight::support
