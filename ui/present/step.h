// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <QString>

#include "workspace/queries/meeting.h"

class QWidget;

namespace leadlight::present {

/// One picture of the presentation.
struct Step {
    QString title;
    QString finding; ///< the sentence that the picture proves
    QWidget *body = nullptr;
};

/// What steps are made of.
struct Stage {
    std::shared_ptr<const workspace::Meeting> meeting;
    /// Opens the leads behind a figure.
    std::function<void(const QString &title, const std::vector<std::uint32_t> &rows)> open;
};

/// The steps of a meeting in their order (ux.md §12) but for the decisions; those without anything to show are left out.
/// Bodies are children of `parent`.
[[nodiscard]] std::vector<Step> makeSteps(const Stage &stage, QWidget *parent);

} // namespace leadlight::present
