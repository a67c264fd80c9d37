// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf_writer.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

#include "adapters/pdf_pages.h"
#include "bridge/text.h"

namespace leadlight::adapters {

namespace {

constexpr int dotsPerInch = 1200;
constexpr double pointsPerInch = 72;
constexpr double margin = 42; ///< points
constexpr double footHeight = 24;

void paintFoot(QPainter &painter, const QString &foot, std::size_t page, std::size_t pages, double width, double top)
{
    const theme::Tokens &tokens = theme::tokens(theme::Scheme::light);
    painter.setPen(QPen(tokens.line, 0.5));
    painter.drawLine(QPointF(0, top), QPointF(width, top));
    painter.setFont(pdfFont(7));
    painter.setPen(tokens.muted);
    const QString number = QCoreApplication::translate("PdfWriter", "page %1/%2").arg(page + 1).arg(pages);
    const QRectF line(0, top + 6, width, 12);
    const double numberWidth = QFontMetricsF(painter.font()).horizontalAdvance(number) + 12;
    painter.drawText(line, Qt::AlignRight | Qt::AlignTop, number);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetricsF(painter.font()).elidedText(foot, Qt::ElideRight, width - numberWidth));
}

/// Lays the document out for the device and paints it; false if the device failed.
bool paintDocument(QPagedPaintDevice &device, int resolution, const report::Document &document)
{
    const QRectF page = device.pageLayout().paintRect(QPageLayout::Point);
    PdfPages pages(page.width(), page.height() - footHeight);
    pages.add(document);
    QPainter painter;
    if (!painter.begin(&device)) {
        return false;
    }
    painter.scale(resolution / pointsPerInch, resolution / pointsPerInch);
    for (std::size_t at = 0; at < pages.count(); ++at) {
        if (at > 0 && !device.newPage()) {
            return false;
        }
        pages.paint(painter, at);
        paintFoot(painter, bridge::toQt(document.foot), at, pages.count(), page.width(), page.height() - footHeight + 4);
    }
    return painter.end();
}

} // namespace

base::Result<void> writePdf(const report::Document &document, const std::string &path)
{
    const auto notWritten = [&path] { return base::fail(base::ErrorKind::storage, "storage.failed", {path}); };
    QSaveFile file(bridge::toQt(path));
    if (!file.open(QIODevice::WriteOnly)) {
        return notWritten();
    }
    {
        QPdfWriter writer(&file);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Point);
        writer.setTitle(bridge::toQt(document.title));
        writer.setCreator(QStringLiteral("Leadlight"));
        if (!paintDocument(writer, dotsPerInch, document)) {
            return notWritten();
        }
    }
    return file.commit() ? base::Result<void>() : base::Result<void>(notWritten());
}

bool printDocument(const report::Document &document, QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Point);
    printer.setDocName(bridge::toQt(document.title));
    QPrintDialog dialog(&printer, parent);
    return dialog.exec() == QDialog::Accepted && paintDocument(printer, printer.resolution(), document);
}

} // namespace leadlight::adapters
