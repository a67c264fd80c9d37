// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QWidget>

#include "workspace/queries/meeting.h"

class QLabel;
class QListWidget;

namespace leadlight::present {

/// The leads behind a figure. Who they are is covered ("Lead 4711, Logistics, DE") until names are switched on.
class LeadPage final : public QWidget {
    Q_OBJECT

public:
    explicit LeadPage(std::shared_ptr<const workspace::Meeting> meeting, QWidget *parent = nullptr);

    void showLeads(const std::vector<std::uint32_t> &rows);
    void setNamesShown(bool shown);
    [[nodiscard]] bool areNamesShown() const { return m_areNamesShown; }

private:
    void refresh();

    std::shared_ptr<const workspace::Meeting> m_meeting;
    std::vector<std::uint32_t> m_rows;
    bool m_areNamesShown = false;
    QListWidget *m_list;
    QLabel *m_more;
};

} // namespace leadlight::present
