// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace leadlight::reports {

/// Shows a report's preview and loads nothing: neither pictures nor style sheets nor links, whatever a name in the
/// data may look like.
class PreviewPage final : public QTextBrowser {
    Q_OBJECT

public:
    explicit PreviewPage(QWidget *parent = nullptr);
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace leadlight::reports
