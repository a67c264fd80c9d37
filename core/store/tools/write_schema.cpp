// SPDX-License-Identifier: GPL-3.0-or-later
// Runs while the program is built: write_schema OUT MIGRATION.sql… writes the schema that the migrations make, one object
// after another (type, name, table, SQL; each ended by a unit separator). Every opening compares the file's schema with
// it, and running the migrations each time would take longer than reading a small workspace.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <sqlite3.h>

namespace {

constexpr char unitSeparator = '\x1f';

int writeObject(void *out, int columns, char **values, char **)
{
    for (int i = 0; i < columns; ++i)
        *static_cast<std::ofstream *>(out) << (values[i] ? values[i] : "") << unitSeparator;
    return 0;
}

/// The migrations call it on rows; here are none.
void noSum(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int(context, 0);
}

} // namespace

int main(int argc, char **argv)
{
    sqlite3 *database = nullptr;
    bool done = argc > 2 && sqlite3_open(":memory:", &database) == SQLITE_OK
                && sqlite3_create_function(database, "row_sum", -1, SQLITE_UTF8, nullptr, noSum, nullptr, nullptr) == SQLITE_OK;
    for (int i = 2; done && i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::string sql{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        done = !sql.empty() && sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
        if (!done)
            std::cerr << argv[i] << ": " << sqlite3_errmsg(database) << '\n';
    }
    if (done) {
        std::ofstream out(argv[1], std::ios::binary);
        done = sqlite3_exec(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema", writeObject, &out, nullptr) == SQLITE_OK
               && out.flush().good();
    }
    sqlite3_close(database);
    return done ? 0 : 1;
}
