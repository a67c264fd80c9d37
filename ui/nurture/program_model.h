// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "workspace/queries/nurture.h"

namespace leadlight::nurture {

/// What stands in the list at the left: all programs, each program, and those to ask again.
struct ProgramLine {
    enum class Kind : std::uint8_t { all, program, askAgain };
    Kind kind = Kind::all;
    QString name;
    QString purpose;     ///< some lines: why, touches, until when
    std::string program; ///< its name; empty: all, or to ask again
    std::uint64_t running = 0;
    std::uint64_t due = 0;
    std::uint64_t paused = 0;
    std::uint64_t handedOver = 0;
};
[[nodiscard]] std::vector<ProgramLine> programLines(const lifecycle::WorkingRules &rules, const std::vector<workspace::NurtureEntry> &entries,
                                                    std::size_t askAgain);

class ProgramModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { Name, Running, Due, Paused, HandedOver, columnTotal };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(std::vector<ProgramLine> lines);
    [[nodiscard]] const ProgramLine *lineAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ProgramLine> m_lines;
};

} // namespace leadlight::nurture
