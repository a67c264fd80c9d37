// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QString>

#include "workspace/queries/timeline.h"

namespace leadlight::inspector {

/// What happened to one lead, newest first, in words.
class TimelineModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { When = Qt::UserRole + 1, What, More, IsMove };
    struct Line {
        QString when;
        QString exactly;
        QString what;
        QString more;
        bool isMove = false;
    };
    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<Line> lines);
    void setLimit(int lines); ///< shows no more than these
    [[nodiscard]] int allLines() const { return static_cast<int>(m_lines.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Line> m_lines;
    int m_limit = 0;
};

[[nodiscard]] std::vector<TimelineModel::Line> timelineLines(const workspace::Snapshot &snapshot,
                                                             const std::vector<workspace::TimelineEntry> &entries);

} // namespace leadlight::inspector
