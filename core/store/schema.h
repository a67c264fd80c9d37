// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace leadlight::store {

/// The numbered .sql files, in order; migration n leads to schema version n + 1.
[[nodiscard]] std::span<const std::string_view> migrations();
/// One text: the objects of the schema that they make together, as tools/write_schema.cpp writes them.
[[nodiscard]] std::span<const std::string_view> newestSchema();
/// "LEAD": bytes 68 to 71 of every workspace file.
inline constexpr std::uint32_t applicationId = 0x4C454144;
[[nodiscard]] inline int schemaVersion()
{
    return static_cast<int>(migrations().size());
}

/// The tables of the newest schema that the file has exactly as they should be.
[[nodiscard]] std::set<std::string> tablesAsTheyShouldBe(Connection &connection);
/// Brings a database from version `from` to the newest in one transaction.
void migrate(Connection &connection, int from);

/// Compares every object of the file's schema with what the migrations up to `version` make. Throws
/// workspace.schema_extra, schema_missing or schema_changed (path, type, name). Missing triggers are returned instead
/// where `allowMissingTriggers`.
[[nodiscard]] std::vector<std::string> checkSchema(Connection &connection, int version, bool allowMissingTriggers);

} // namespace leadlight::store
