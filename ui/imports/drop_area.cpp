// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/drop_area.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "kit/follow_theme.h"
#include "theme/icons.h"
#include "theme/roles.h"

namespace leadlight::imports {

namespace {

QString onlyFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

DropArea::DropArea(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_note(new QLabel(this)),
      m_choose(new QPushButton(tr("Choose file…"), this)), m_paste(new QPushButton(tr("Paste table"), this))
{
    setAcceptDrops(true);
    setAccessibleName(tr("File to import"));
    theme::setRole(*m_title, theme::Role::section);
    theme::setRole(*m_note, theme::Role::muted);
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    for (QLabel *label : {m_icon, m_title, m_note}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_paste);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_paste->setToolTip(tr("Rows with their headings, copied from a spreadsheet (%1)")
                            .arg(QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText)));
    column->addStretch(1);
    connect(m_choose, &QPushButton::clicked, this, &DropArea::chooseRequested);
    connect(m_paste, &QPushButton::clicked, this, &DropArea::pasteRequested);
    kit::followTheme(this, [this, column](const theme::Theme &look) {
        column->setSpacing(look.px(8));
        setMinimumHeight(look.px(180));
        m_icon->setPixmap(theme::iconPixmap(QLatin1String("import"), look.tokens().muted, look.px(32), devicePixelRatioF()));
    });
    setFile({});
}

void DropArea::setFile(const QString &path)
{
    const QFileInfo file(path);
    m_title->setText(path.isEmpty() ? tr("Drop a CSV, Excel or JSON file here, or paste a table") : file.fileName());
    m_note->setText(path.isEmpty()   ? tr("Excel workbooks, lists of JSON objects, and text files with one row a line in any encoding and with any separator")
                    : file.exists() ? QLocale().formattedDataSize(file.size())
                                    : tr("There is no such file any more"));
    m_choose->setText(path.isEmpty() ? tr("Choose file…") : tr("Choose another file…"));
}

void DropArea::paintEvent(QPaintEvent * /*event*/)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_over ? tokens.accent : tokens.outline, look.px(1), Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(m_over ? tokens.accentTint : tokens.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), look.px(8), look.px(8));
}

void DropArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (!onlyFile(event->mimeData()).isEmpty()) {
        m_over = true;
        update();
        event->acceptProposedAction();
    }
}

void DropArea::dragLeaveEvent(QDragLeaveEvent *event)
{
    QWidget::dragLeaveEvent(event);
    m_over = false;
    update();
}

void DropArea::dropEvent(QDropEvent *event)
{
    m_over = false;
    update();
    event->acceptProposedAction();
    Q_EMIT chosen(onlyFile(event->mimeData()));
}

} // namespace leadlight::imports
