// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace leadlight::shell {

/// The views, one of which is shown. It fills whatever room there is, so it does not ask all of its pages how high they
/// were if they wrapped their texts at each width: that took most of a frame whenever one word anywhere changed.
class PageStack final : public QStackedWidget {
public:
    using QStackedWidget::QStackedWidget;

    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    /// What the widest and the highest page need.
    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace leadlight::shell
