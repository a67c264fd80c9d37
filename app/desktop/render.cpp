// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/render.h"

#include <QFileInfo>

#include "adapters/pdf_writer.h"
#include "bridge/text.h"
#include "report/document.h"
#include "workspace/queries/reports.h"
#include "workspace/whole_file.h"
#include "workspace/workspace.h"

namespace leadlight::desktop {

base::Result<void> render(const QString &kind, const QString &workspace, const QString &file)
{
    const base::SystemClock clock;
    const auto open = workspace::Workspace::open(bridge::toUtf8(workspace), {false, std::nullopt}, clock);
    if (!open) {
        return base::fail(open.error());
    }
    const std::string name = bridge::toUtf8(QFileInfo(workspace).completeBaseName());
    base::Progress progress;
    const auto document = workspace::makeReport(**open, bridge::toUtf8(kind), name, progress);
    if (!document) {
        return base::fail(document.error());
    }
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("pdf")) {
        return adapters::writePdf(*document, bridge::toUtf8(file));
    }
    if (ending == QLatin1String("html")) {
        return workspace::writeWholeFile(bridge::toUtf8(file), report::toHtml(*document));
    }
    if (ending == QLatin1String("csv")) {
        return workspace::writeWholeFile(bridge::toUtf8(file), report::toCsv(*document));
    }
    return base::fail(base::ErrorKind::usage, "report.unknown_format", {bridge::toUtf8(file)});
}

} // namespace leadlight::desktop
