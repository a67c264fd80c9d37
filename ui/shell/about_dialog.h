// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace leadlight::shell {

/// Version, licence, and the licences of what the program is built from.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

/// The text under "Third-party software".
[[nodiscard]] QString thirdPartyText();

} // namespace leadlight::shell
