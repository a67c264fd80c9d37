// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/appended_marks.h"

#include <algorithm>

#include "workspace/appended_values.h"

namespace leadlight::workspace {

AppendedMarks::AppendedMarks(const Snapshot &snapshot, EditedColumns &columns, bool appends)
    : m_snapshot(snapshot), m_columns(columns), m_appends(appends),
      m_isIdle(!appends && std::none_of(snapshot.leads.columns().begin(), snapshot.leads.columns().end(), [&](const auto &column) {
          return isAppendedMark(snapshot.leads, column->key);
      }))
{
}

std::optional<std::size_t> AppendedMarks::markOf(std::size_t column)
{
    if (column < m_marks.size() && m_marks[column])
        return m_marks[column];
    const std::string key = appendedMark(m_columns.keyOf(column));
    if (!m_appends && !m_snapshot.leads.find(key))
        return std::nullopt;
    const std::string label = m_columns.labelOf(column) + " is appended";
    if (m_marks.size() <= column)
        m_marks.resize(column + 1);
    m_marks[column] = m_columns.columnFor(key, label, domain::FieldType::text);
    return m_marks[column];
}

bool AppendedMarks::keeps(std::size_t column, std::uint32_t row, const std::string &ours, const std::string &theirs)
{
    if (!m_appends || ours.empty() || ours == theirs)
        return false;
    const auto mark = markOf(column);
    return mark && m_columns.textAt(*mark, row).empty();
}

void AppendedMarks::follow(std::size_t column, std::uint32_t row)
{
    const auto mark = m_isIdle ? std::nullopt : markOf(column);
    if (!mark)
        return;
    if (m_appends)
        (void)m_columns.setText(*mark, row, appendedYes);
    else
        (void)m_columns.erase(*mark, row);
}

} // namespace leadlight::workspace
