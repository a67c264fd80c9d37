// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "store/connection.h"
#include "store/row_sums.h"
#include "store/salvage.h"

namespace leadlight::store {

/// Reads what can be read of tables that may be damaged. A page that cannot be read is stepped over: rows behind it are
/// asked for one by one until there is one again.
class SalvageRows {
public:
    explicit SalvageRows(Connection &connection) : m_connection(connection) {}

    /// What it throws flies on.
    using Visit = std::function<void(const Statement &)>;
    /// Numbers, first and last, of rows that cannot be read.
    using Gaps = std::vector<std::pair<std::int64_t, std::int64_t>>;
    /// Column 0 of what is visited is the row's number, the others are `columns`.
    [[nodiscard]] Gaps numbered(const std::string &table, const std::string &columns, const Visit &visit);
    /// A table without row numbers (column 0 is −1), from both ends; a row may be visited twice. False: something was not readable.
    [[nodiscard]] bool keyed(const std::string &table, const std::string &key, const std::string &columns, const Visit &visit);

private:
    /// Visits rows until there are no more (true) or one cannot be read.
    [[nodiscard]] bool run(Statement &statement, const Visit &visit);
    /// Visits the first row behind `last` that can be read, as far as `bound`; its number, or bound + 1.
    [[nodiscard]] std::int64_t nextReadable(Statement &one, std::int64_t last, std::int64_t bound, const Visit &visit);
    [[nodiscard]] bool visitOne(Statement &one, std::int64_t number, const Visit &visit);

    Connection &m_connection;
};

/// Copies the rows of `table` whose checksum fits into `target`, which lacks them. Others are added to `losses`.
void salvageRowsOf(Connection &source, Connection &target, const SummedTable &table, std::vector<SalvageLoss> &losses);

} // namespace leadlight::store
