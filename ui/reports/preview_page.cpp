// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/preview_page.h"

namespace leadlight::reports {

PreviewPage::PreviewPage(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
}

QVariant PreviewPage::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace leadlight::reports
