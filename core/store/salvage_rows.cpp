// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage_rows.h"

#include <algorithm>
#include <optional>

#include "store/failure.h"

namespace leadlight::store {

namespace {

/// How many numbers behind an unreadable row are asked for, if it is not known where the table ends.
constexpr std::int64_t farthestAhead = 65536;
constexpr std::int64_t mostAhead = 4'000'000;
/// So many are asked for one by one, for no page of rows holds more; then with strides, for every question to a table
/// whose root is gone is an error that takes its time.
constexpr std::int64_t closely = 1024;
constexpr std::int64_t stride = 64;

/// What a bad page, a bad sector or a bad pointer makes of a statement. Anything else ends the salvage.
bool isUnreadable(const base::Error &error)
{
    return error.kind == base::ErrorKind::workspace || error.code == "storage.failed";
}

/// Whether `work` ended without meeting what cannot be read.
template <class Work> bool reads(const Work &work)
{
    try {
        work();
        return true;
    } catch (const Failure &failure) {
        if (!isUnreadable(failure.error))
            throw;
        return false;
    }
}

} // namespace

bool SalvageRows::run(Statement &statement, const Visit &visit)
{
    bool more = true;
    while (reads([&] { more = statement.step(); })) {
        if (!more)
            return true;
        visit(statement);
    }
    return false;
}

bool SalvageRows::visitOne(Statement &one, std::int64_t number, const Visit &visit)
{
    one.reset();
    one.bind(number);
    bool found = false;
    if (!reads([&] { found = one.step(); }) || !found)
        return false;
    visit(one);
    return true;
}

std::int64_t SalvageRows::nextReadable(Statement &one, std::int64_t last, std::int64_t bound, const Visit &visit)
{
    std::int64_t next = last + 1;
    for (; next <= std::min(bound, last + closely); ++next) {
        if (visitOne(one, next, visit))
            return next;
    }
    const Visit look = [](const Statement &) {};
    for (; next <= bound; next += stride) {
        if (!visitOne(one, next, look))
            continue;
        next -= stride - 1; // a stride back lies what was not asked for
        while (!visitOne(one, next, visit))
            ++next;
        return next;
    }
    return bound + 1;
}

SalvageRows::Gaps SalvageRows::numbered(const std::string &table, const std::string &columns, const Visit &visit)
{
    const std::string select = "SELECT rowid, " + columns + " FROM " + table + " NOT INDEXED";
    Gaps gaps;
    Statement one(m_connection, select + " WHERE rowid=?");
    std::int64_t last = -1;
    std::optional<std::int64_t> end;
    static_cast<void>(reads([&] { end = m_connection.integer(("SELECT max(rowid) FROM " + table).c_str()); }));
    while (true) {
        Statement rows(m_connection, select + " WHERE rowid>? ORDER BY rowid");
        rows.bind(last);
        const bool whole = run(rows, [&](const Statement &row) {
            visit(row);
            last = row.integer(0);
        });
        if (whole)
            return gaps;
        const std::int64_t bound = std::min(end.value_or(last + farthestAhead), last + mostAhead);
        const std::int64_t next = nextReadable(one, last, bound, visit);
        gaps.emplace_back(last + 1, std::max(last + 1, std::min(next - 1, end.value_or(next - 1))));
        if (next > bound)
            return gaps;
        last = next;
    }
}

bool SalvageRows::keyed(const std::string &table, const std::string &key, const std::string &columns, const Visit &visit)
{
    const std::string select = "SELECT -1, " + columns + " FROM " + table + " ORDER BY " + key;
    Statement forward(m_connection, select);
    if (run(forward, visit))
        return true;
    Statement backward(m_connection, select + " DESC");
    static_cast<void>(run(backward, visit));
    return false;
}

void salvageRowsOf(Connection &source, Connection &target, const SummedTable &table, std::vector<SalvageLoss> &losses)
{
    Statement insert(target, insertInto(table, "INSERT OR IGNORE"));
    const std::string columns = table.columns;
    const int count = 1 + static_cast<int>(std::count(columns.begin(), columns.end(), ','));
    const auto take = [&](const Statement &row) {
        const int sound = row.columns() - 1;
        if (row.integer(sound) == 1) {
            for (int i = 1; i <= count; ++i)
                insert.bindFrom(row, i);
            insert.run();
        } else {
            losses.push_back({table.name, row.integer(0), row.integer(0)});
        }
    };
    SalvageRows rows(source);
    const std::string asked = columns + ", " + isSound(table);
    if (const std::string key = columns.substr(0, columns.find(',')); table.isKeyed()) {
        if (!rows.keyed(table.name, key, asked, take))
            losses.push_back({table.name});
        return;
    }
    for (const auto &[first, last] : rows.numbered(table.name, asked, take))
        losses.push_back({table.name, first, last});
}

} // namespace leadlight::store
