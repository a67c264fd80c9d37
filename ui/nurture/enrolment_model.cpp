// SPDX-License-Identifier: GPL-3.0-or-later
#include "nurture/enrolment_model.h"

#include <algorithm>
#include <array>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "theme/theme.h"

namespace leadlight::nurture {

namespace {

EnrolmentLine lineOf(const workspace::Snapshot &snapshot, std::uint32_t row, const std::string &program)
{
    EnrolmentLine line;
    line.row = row;
    line.program = program;
    line.lead = bridge::toQt(snapshot.nameOf(row));
    line.company = bridge::toQt(snapshot.text(row, "company"));
    line.programName = bridge::toQt(program);
    return line;
}

EnrolmentLine lineOf(const workspace::Snapshot &snapshot, const workspace::NurtureEntry &entry, const bridge::TimeText &times)
{
    EnrolmentLine line = lineOf(snapshot, entry.row, entry.program);
    line.why = bridge::toQt(entry.why);
    line.since = times.day(entry.since);
    line.until = entry.until ? times.day(*entry.until) : QString();
    line.isDue = entry.isDue;
    if (entry.standing.state == lifecycle::NurtureState::paused) {
        const domain::Person *pursuer = snapshot.pursuerOf(entry.row);
        line.next = entry.standing.pause == lifecycle::NurturePause::pursued && pursuer
                        ? EnrolmentModel::tr("paused: named pursuit of %1").arg(bridge::toQt(pursuer->name))
                        : EnrolmentModel::tr("paused: with Sales");
    } else if (entry.standing.nextTouch) {
        const QString day = times.day(*entry.standing.nextTouch);
        line.next = entry.isDue ? EnrolmentModel::tr("due since %1").arg(day) : day;
        if (!entry.nextStep.empty()) {
            line.next = EnrolmentModel::tr("%1: %2").arg(line.next, bridge::toQt(entry.nextStep));
        }
    }
    const domain::Person *person = snapshot.personOf(entry.person);
    QStringList more{EnrolmentModel::tr("%1, since %2").arg(line.programName, times.moment(entry.since))};
    if (person) {
        more << EnrolmentModel::tr("by %1 (%2)").arg(bridge::toQt(person->name), bridge::toQt(domain::labelOf(entry.side)));
    }
    if (entry.lastTouch) {
        more << EnrolmentModel::tr("last touch %1").arg(times.moment(*entry.lastTouch));
    }
    if (!entry.canBeMailed) {
        more << EnrolmentModel::tr("no address, or wants no mail: left out of the list for the mail tool");
        line.next += EnrolmentModel::tr(", no mail");
    }
    line.exactly = more.join(QLatin1Char('\n'));
    return line;
}

} // namespace

std::vector<EnrolmentLine> enrolmentLines(const workspace::Snapshot &snapshot, const std::vector<workspace::NurtureEntry> &entries,
                                          const std::vector<workspace::AskAgain> &again, const ProgramLine &of)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    std::vector<EnrolmentLine> lines;
    if (of.kind == ProgramLine::Kind::askAgain) {
        for (const workspace::AskAgain &lead : again) {
            lines.push_back(lineOf(snapshot, lead.row, lead.program));
            lines.back().why = EnrolmentModel::tr("Too early");
            lines.back().until = times.day(lead.since);
            lines.back().next = EnrolmentModel::tr("ask again");
            lines.back().isDue = true;
            lines.back().canLeave = false;
        }
        return lines;
    }
    std::vector<const workspace::NurtureEntry *> shown;
    for (const workspace::NurtureEntry &entry : entries) {
        const bool isOpen = entry.standing.state != lifecycle::NurtureState::ended;
        if (isOpen && (of.kind == ProgramLine::Kind::all || entry.program == of.program)) {
            shown.push_back(&entry);
        }
    }
    std::stable_sort(shown.begin(), shown.end(), [](const workspace::NurtureEntry *a, const workspace::NurtureEntry *b) {
        const auto &first = a->standing.nextTouch;
        const auto &second = b->standing.nextTouch;
        return first.has_value() != second.has_value() ? first.has_value() : first && *first < *second;
    });
    for (const workspace::NurtureEntry *entry : shown) {
        lines.push_back(lineOf(snapshot, *entry, times));
    }
    return lines;
}

void EnrolmentModel::setLines(std::vector<EnrolmentLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

const EnrolmentLine *EnrolmentModel::lineAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_lines[static_cast<std::size_t>(row)];
}

int EnrolmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int EnrolmentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant EnrolmentModel::data(const QModelIndex &index, int role) const
{
    const EnrolmentLine *line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (!line) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return line->exactly;
    }
    if (role == Qt::ForegroundRole && index.column() == Next && line->isDue) {
        return theme::theme().tokens().warning;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const std::array<const QString *, columnTotal> cells{&line->lead,  &line->next,  &line->programName, &line->why,
                                                         &line->since, &line->until, &line->company};
    return *cells[static_cast<std::size_t>(index.column())];
}

QVariant EnrolmentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnTotal) {
        return {};
    }
    const std::array<QString, columnTotal> names{tr("Lead"), tr("Next touch"), tr("Program"), tr("Why"), tr("Since"), tr("Until"), tr("Company")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace leadlight::nurture
