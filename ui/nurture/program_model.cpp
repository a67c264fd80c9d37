// SPDX-License-Identifier: GPL-3.0-or-later
#include "nurture/program_model.h"

#include <array>

#include "bridge/text.h"
#include "theme/theme.h"
#include "wording/rules.h"

namespace leadlight::nurture {

namespace {

QString programCount(std::uint64_t value)
{
    return value == 0 ? QString() : bridge::countText(static_cast<std::int64_t>(value));
}

/// What the program is for, how it reaches out and what ends it.
QString purposeText(const domain::NurtureProgram &program)
{
    QStringList parts;
    if (!program.purpose.empty()) {
        parts << bridge::toQt(program.purpose);
    }
    parts << ProgramModel::tr("Touches: %1").arg(bridge::toQt(wording::rhythmWords(program)))
          << ProgramModel::tr("Until: %1").arg(bridge::toQt(wording::exitWords(program)));
    if (program.retired) {
        parts << ProgramModel::tr("Retired: nobody enters it any more");
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace

std::vector<ProgramLine> programLines(const lifecycle::WorkingRules &rules, const std::vector<workspace::NurtureEntry> &entries, std::size_t askAgain)
{
    ProgramLine all;
    all.name = ProgramModel::tr("All programs");
    std::vector<ProgramLine> lines{all};
    for (const workspace::ProgramSummary &summary : workspace::programs(rules, entries)) {
        ProgramLine line;
        line.kind = ProgramLine::Kind::program;
        line.name = bridge::toQt(summary.program.name);
        line.purpose = purposeText(summary.program);
        line.program = summary.program.name;
        line.running = summary.running;
        line.due = summary.due;
        line.paused = summary.paused;
        line.handedOver = summary.handedOver;
        lines.front().running += line.running;
        lines.front().due += line.due;
        lines.front().paused += line.paused;
        lines.front().handedOver += line.handedOver;
        lines.push_back(std::move(line));
    }
    if (askAgain > 0) {
        ProgramLine again;
        again.kind = ProgramLine::Kind::askAgain;
        again.name = ProgramModel::tr("Ask again");
        again.purpose = ProgramModel::tr("Too early until a date that has come");
        again.due = askAgain;
        lines.push_back(std::move(again));
    }
    return lines;
}

void ProgramModel::setLines(std::vector<ProgramLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

const ProgramLine *ProgramModel::lineAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_lines[static_cast<std::size_t>(row)];
}

int ProgramModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ProgramModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ProgramModel::data(const QModelIndex &index, int role) const
{
    const ProgramLine *line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (!line) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == Name ? Qt::AlignLeading : Qt::AlignTrailing));
    }
    if (role == Qt::ToolTipRole) {
        return line->purpose.isEmpty() ? line->name : line->name + QLatin1Char('\n') + line->purpose;
    }
    if (role == Qt::ForegroundRole && index.column() == Due) {
        return theme::theme().tokens().warning;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Name:
        return line->name;
    case Running:
        return programCount(line->running);
    case Due:
        return programCount(line->due);
    case Paused:
        return programCount(line->paused);
    default:
        return programCount(line->handedOver);
    }
}

QVariant ProgramModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const std::array<QString, columnTotal> names{tr("Program"), tr("Running"), tr("Due"), tr("Paused"), tr("Became MQL")};
    const std::array<QString, columnTotal> tips{QString(), tr("Leads for whom the program runs"), tr("Their next touch is due"),
                                                tr("Sales works on them, or they are named pursuits"), tr("Left the program by being handed over")};
    if (role == Qt::DisplayRole) {
        return names[static_cast<std::size_t>(section)];
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter | (section == Name ? Qt::AlignLeading : Qt::AlignTrailing));
    }
    return role == Qt::ToolTipRole ? QVariant(tips[static_cast<std::size_t>(section)]) : QVariant();
}

} // namespace leadlight::nurture
