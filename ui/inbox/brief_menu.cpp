// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/brief_menu.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "workspace/commands/export_report.h"
#include "workspace/queries/call_brief.h"

namespace leadlight::inbox {

namespace {

QString briefWord(const char *text)
{
    return QCoreApplication::translate("CallBrief", text);
}

/// Has the brief made on the query thread and hands it to `then`.
void withBrief(bridge::ViewContext &context, QWidget *over, std::uint32_t row, const std::function<void(const report::Document &)> &then)
{
    context.session.query(
        QStringLiteral("brief"),
        [row, name = bridge::toUtf8(context.session.name())](const workspace::Snapshot &snapshot, base::Progress &) {
            return row < snapshot.size() ? workspace::callBrief(snapshot, row, name) : report::Document();
        },
        over, then);
}

void chooseAndSave(const bridge::ViewContext &context, QWidget *over, const report::Document &document, const QString &ending,
                   const std::function<void(const QString &)> &told)
{
    const QString name = bridge::toQt(document.title);
    const QString suggested = QDir(QFileInfo(context.session.path()).absolutePath())
                                  .filePath(QStringLiteral("%1.%2").arg(briefWord("Call brief %1").arg(name), ending));
    const QString path = QFileDialog::getSaveFileName(over, briefWord("Save the call brief"), suggested, QStringLiteral("*.%1").arg(ending));
    if (path.isEmpty()) {
        return;
    }
    const base::Result<void> saved = saveBrief(context, document, path);
    told(saved ? briefWord("Saved to %1").arg(path) : bridge::messageOf(saved.error()));
}

} // namespace

base::Result<void> saveBrief(const bridge::ViewContext &context, const report::Document &document, const QString &path)
{
    const bool isPdf = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    return isPdf && context.writePdf ? context.writePdf(document, bridge::toUtf8(path))
                                     : workspace::exportReport(document, bridge::toUtf8(path));
}

void openBriefMenu(bridge::ViewContext &context, QWidget *anchor, std::uint32_t row, const std::function<void(const QString &)> &told)
{
    auto *menu = new QMenu(anchor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(briefWord("Call brief"));
    const auto add = [&context, menu, anchor, row](const QString &text, const std::function<void(const report::Document &)> &then) {
        menu->addAction(text, anchor, [&context, anchor, row, then] { withBrief(context, anchor, row, then); });
    };
    if (context.print) {
        add(briefWord("Print…"), [&context, anchor, told](const report::Document &document) {
            if (context.print(document, anchor)) {
                told(briefWord("The call brief is printed."));
            }
        });
    }
    for (const QString &ending : {QStringLiteral("pdf"), QStringLiteral("html")}) {
        if (ending == QLatin1String("html") || context.writePdf) {
            add(briefWord("Save as %1…").arg(ending.toUpper()), [&context, anchor, ending, told](const report::Document &document) {
                chooseAndSave(context, anchor, document, ending, told);
            });
        }
    }
    menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height())));
}

} // namespace leadlight::inbox
