// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QListView>

#include "inspector/timeline_model.h"

namespace leadlight::inspector {

/// The timeline as a list as high as its rows: moment at the left, what happened and where it happened beside it.
class TimelineView final : public QListView {
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setLines(std::vector<TimelineModel::Line> lines, bool all);
    static constexpr int shownAtFirst = 8;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    TimelineModel *m_lines;
};

} // namespace leadlight::inspector
