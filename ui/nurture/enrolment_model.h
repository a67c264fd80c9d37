// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "nurture/program_model.h"

namespace leadlight::nurture {

/// One lead's time in one program, in words.
struct EnrolmentLine {
    std::uint32_t row = 0;
    std::string program;
    QString lead;
    QString company;
    QString programName;
    QString why;
    QString since;
    QString until;
    QString next;  ///< "due", "25 Nov", "paused: with Sales"
    bool isDue = false;
    bool canLeave = true;
    QString exactly; ///< tool tip
};
/// Of one line of the list at the left; what is due first, then by the next touch.
[[nodiscard]] std::vector<EnrolmentLine> enrolmentLines(const workspace::Snapshot &snapshot, const std::vector<workspace::NurtureEntry> &entries,
                                                        const std::vector<workspace::AskAgain> &again, const ProgramLine &of);

class EnrolmentModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { Lead, Next, Program, Why, Since, Until, Company, columnTotal };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(std::vector<EnrolmentLine> lines);
    [[nodiscard]] const EnrolmentLine *lineAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<EnrolmentLine> m_lines;
};

} // namespace leadlight::nurture
