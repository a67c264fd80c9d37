// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "bridge/actions.h"

namespace leadlight::shell {

/// All shortcuts by menu, read from the registry, with a field to find one.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutSheet(const bridge::ActionRegistry &actions, QWidget *parent = nullptr);
};

} // namespace leadlight::shell
