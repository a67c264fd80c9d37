// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/preview_page.h"

namespace leadlight::reports {

PreviewPage::PreviewPage(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    // It lies in a card, which has the frame.
    setStyleSheet(QStringLiteral("QTextBrowser { border: none; padding: 0; }"));
}

QVariant PreviewPage::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace leadlight::reports
