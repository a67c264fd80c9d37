// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <map>
#include <tuple>
#include <utility>

#include "store/failure.h"

namespace leadlight::store {

namespace {

/// SQL text by type and name of the object; indexes that SQLite makes itself have none.
using SchemaObjects = std::map<std::pair<std::string, std::string>, std::string>;

SchemaObjects objectsOf(Connection &connection)
{
    SchemaObjects objects;
    Statement statement(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    while (statement.step())
        objects[{statement.text(0), statement.text(1)}] = statement.text(2) + '\n' + statement.text(3);
    return objects;
}

void runMigrations(Connection &connection, int from, int to)
{
    for (int version = from; version < to; ++version)
        connection.execute(std::string(migrations()[static_cast<std::size_t>(version)]));
    connection.execute("PRAGMA user_version=" + std::to_string(to));
}

/// What the build wrote down of the newest version (tools/write_schema.cpp).
SchemaObjects newestObjects()
{
    constexpr char unitSeparator = '\x1f';
    SchemaObjects objects;
    std::string_view rest = newestSchema().front();
    const auto take = [&] {
        const std::size_t end = rest.find(unitSeparator);
        const std::string unit(rest.substr(0, end));
        rest.remove_prefix(end + 1);
        return unit;
    };
    while (!rest.empty()) {
        const std::string type = take();
        const std::string name = take();
        const std::string table = take();
        objects[{type, name}] = table + '\n' + take();
    }
    return objects;
}

SchemaObjects expectedObjects(int version)
{
    if (version == schemaVersion())
        return newestObjects();
    Connection scratch(":memory:", Connection::Access::write);
    runMigrations(scratch, 0, version);
    return objectsOf(scratch);
}

[[noreturn]] void failSchema(const char *code, const Connection &connection,
                             const std::pair<std::string, std::string> &object)
{
    fly(base::ErrorKind::workspace, code, {connection.path(), object.first, object.second});
}

} // namespace

void migrate(Connection &connection, int from)
{
    if (from >= schemaVersion())
        return;
    connection.execute("BEGIN IMMEDIATE");
    try {
        runMigrations(connection, from, schemaVersion());
        connection.execute("COMMIT");
    } catch (const Failure &) {
        if (connection.inTransaction())
            connection.execute("ROLLBACK");
        throw;
    }
}

std::set<std::string> tablesAsTheyShouldBe(Connection &connection)
{
    const SchemaObjects found = objectsOf(connection);
    std::set<std::string> tables;
    for (const auto &[object, sql] : newestObjects()) {
        const auto there = found.find(object);
        if (object.first == "table" && there != found.end() && there->second == sql)
            tables.insert(object.second);
    }
    return tables;
}

std::vector<std::string> checkSchema(Connection &connection, int version, bool allowMissingTriggers)
{
    const SchemaObjects found = objectsOf(connection);
    const SchemaObjects expected = expectedObjects(version);
    for (const auto &[object, sql] : found) {
        const auto wanted = expected.find(object);
        if (wanted == expected.end())
            failSchema("workspace.schema_extra", connection, object);
        if (wanted->second != sql)
            failSchema("workspace.schema_changed", connection, object);
    }
    std::vector<std::string> missing;
    for (const auto &[object, sql] : expected) {
        if (found.contains(object))
            continue;
        if (!allowMissingTriggers || object.first != "trigger")
            failSchema("workspace.schema_missing", connection, object);
        missing.push_back(object.second);
    }
    return missing;
}

} // namespace leadlight::store
