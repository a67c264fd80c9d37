// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/minutes_export.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "workspace/commands/export_report.h"
#include "workspace/queries/reports.h"

namespace leadlight::bridge {

namespace {

QString minutesWord(const char *text)
{
    return QCoreApplication::translate("Minutes", text);
}

} // namespace

void exportMinutes(ViewContext &context, QWidget *over, const QString &path, const std::function<void(const QString &)> &say)
{
    const bool isPdf = QFileInfo(path).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0;
    ViewContext *const with = &context;
    context.session.run(
        minutesWord("Writing the minutes"),
        [name = toUtf8(context.session.name()), target = toUtf8(path), isPdf](workspace::Workspace &open, base::Progress &progress) -> base::Result<report::Document> {
            auto document = workspace::makeReport(open, "minutes", name, progress);
            if (!document || isPdf) {
                return document;
            }
            const auto written = workspace::exportReport(*document, target);
            return written ? document : base::fail(written.error());
        },
        over, [with, path, isPdf, say](const base::Result<report::Document> &document) {
            base::Result<void> saved = document ? base::Result<void>() : base::fail(document.error());
            if (document && isPdf) { // fonts belong to this thread
                saved = with->writePdf(*document, toUtf8(path));
            }
            say(saved ? minutesWord("Minutes saved as %1.").arg(QFileInfo(path).fileName()) : messageOf(saved.error()));
        });
}

void askToExportMinutes(ViewContext &context, QWidget *over, const std::function<void(const QString &)> &say)
{
    const QFileInfo home(context.session.path());
    const QString suggested = home.dir().filePath(minutesWord("%1 minutes.pdf").arg(context.session.name()));
    QString path = QFileDialog::getSaveFileName(over, minutesWord("Export minutes"), suggested, minutesWord("PDF files (*.pdf);;HTML files (*.html)"));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QStringLiteral(".pdf");
    }
    exportMinutes(context, over, path, say);
}

} // namespace leadlight::bridge
