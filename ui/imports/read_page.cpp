// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/read_page.h"

#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/import_words.h"
#include "imports/preview_model.h"
#include "kit/banner.h"
#include "kit/card.h"
#include "kit/flow_layout.h"
#include "kit/plain_table.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr std::array separators{',', ';', '\t', '|', io::noDelimiter};

QWidget *named(const QString &text, QWidget *field, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, theme::theme().px(12), 0);
    row->setSpacing(theme::theme().px(8));
    row->addWidget(new QLabel(text, widget));
    row->addWidget(field);
    return widget;
}

} // namespace

ReadPage::ReadPage(QWidget *parent)
    : QWidget(parent), m_preview(new PreviewModel(this)), m_known(new kit::Banner(this)), m_chips(new QWidget(this)),
      m_chipRow(new kit::FlowLayout(m_chips)), m_reasons(new QLabel(this)), m_encoding(new QComboBox(this)),
      m_separator(new QComboBox(this)), m_sheet(new QComboBox(this)), m_header(new QCheckBox(tr("The first line names the columns"), this)),
      m_rows(new kit::Card(tr("First rows"), this)), m_table(kit::plainTable(m_preview, tr("First rows of the file")))
{
    const theme::Theme &look = theme::theme();
    m_reasons->setWordWrap(true);
    theme::setRole(*m_reasons, theme::Role::small);
    QPushButton *anew = m_known->addButton(tr("Guess anew"));
    connect(anew, &QPushButton::clicked, this, &ReadPage::anewRequested);
    auto *read = new kit::Card(tr("How the file is read"), this);
    read->body()->addWidget(m_chips);
    read->body()->addWidget(m_reasons);
    read->body()->addWidget(corrections());
    m_rows->setFlush(true);
    m_rows->body()->addWidget(m_table);
    m_table->verticalHeader()->setDefaultSectionSize(look.px(theme::size::rowCompact));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    column->addWidget(m_known);
    column->addWidget(read);
    column->addWidget(m_rows, 1);
}

QWidget *ReadPage::corrections()
{
    m_encoding->setAccessibleName(tr("Encoding of the file"));
    m_separator->setAccessibleName(tr("Sign between fields"));
    m_sheet->setAccessibleName(tr("Sheet of the workbook"));
    m_encoding->addItem({}, QString());
    for (const char *key : {"utf-8", "windows-1252", "utf-16le", "utf-16be"}) {
        const QString name = key == std::string_view("utf-16be")   ? tr("UTF-16, big endian")
                             : key == std::string_view("utf-16le") ? tr("UTF-16, little endian")
                                                                   : encodingName(*io::parseEncoding(key));
        m_encoding->addItem(name, QLatin1String(key));
    }
    m_separator->addItem({}, QString());
    for (const char sign : separators) {
        m_separator->addItem(bridge::toQt(io::delimiterName(sign)), QString(QLatin1Char(sign)));
    }
    auto *widget = new QWidget(this);
    auto *row = new kit::FlowLayout(widget, theme::theme().px(8));
    auto *encoding = named(tr("Encoding"), m_encoding, widget);
    auto *separator = named(tr("Between fields"), m_separator, widget);
    m_ofText = new QWidget(widget);
    auto *ofText = new QHBoxLayout(m_ofText);
    ofText->setContentsMargins(0, 0, 0, 0);
    ofText->addWidget(encoding);
    ofText->addWidget(separator);
    m_ofBook = named(tr("Sheet"), m_sheet, widget);
    row->addWidget(m_ofText);
    row->addWidget(m_ofBook);
    m_header->setMinimumHeight(theme::theme().px(theme::size::control));
    row->addWidget(m_header);
    for (QComboBox *box : {m_encoding, m_separator}) {
        connect(box, &QComboBox::activated, this, &ReadPage::corrected);
    }
    connect(m_sheet, &QComboBox::activated, this, [this] {
        m_sheetChosen = true;
        Q_EMIT corrected();
    });
    connect(m_header, &QCheckBox::clicked, this, [this] {
        m_headerChosen = true;
        Q_EMIT corrected();
    });
    return widget;
}

void ReadPage::reset()
{
    m_encoding->setCurrentIndex(0);
    m_separator->setCurrentIndex(0);
    m_sheet->clear();
    m_headerChosen = false;
    m_sheetChosen = false;
}

void ReadPage::setReading(const FileReading &reading, const bridge::TimeText &times)
{
    m_preview->setReading(reading);
    showReasons(reading);
    showChoices(reading);
    m_known->setVisible(reading.mappingFrom.has_value());
    if (reading.mappingFrom) {
        m_known->setText(tr("Columns as they were matched the last time (%1).").arg(times.day(*reading.mappingFrom)));
    }
    const auto shown = static_cast<std::int64_t>(reading.preview.size());
    m_rows->setSubtitle(tr("%1 of %2 rows, as they stand in the file")
                            .arg(bridge::countText(shown), bridge::countText(static_cast<std::int64_t>(reading.rowCount))));
    m_table->setCurrentIndex(m_preview->index(0, 0));
    kit::fitColumns(*m_table, 220);
}

void ReadPage::showReasons(const FileReading &reading)
{
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &text : dialectChips(reading.plan.dialect)) {
        auto *chip = new QLabel(text, m_chips);
        theme::setRole(*chip, theme::Role::pill);
        m_chipRow->addWidget(chip);
    }
    QStringList reasons;
    const auto add = [&reasons](const io::Reason &reason) {
        const QString text = reasonText(reason);
        if (!text.isEmpty()) {
            reasons << text.left(1).toUpper() + text.mid(1) + QLatin1Char('.');
        }
    };
    std::for_each(reading.plan.dialect.reasons.begin(), reading.plan.dialect.reasons.end(), add);
    std::for_each(reading.notes.begin(), reading.notes.end(), add);
    m_reasons->setText(tr("Because: %1").arg(reasons.join(QLatin1Char(' '))));
    m_reasons->setVisible(!reasons.isEmpty());
}

void ReadPage::showChoices(const FileReading &reading)
{
    const io::Dialect &dialect = reading.plan.dialect;
    const bool isBook = dialect.format == io::FileFormat::xlsx;
    m_ofText->setVisible(dialect.format == io::FileFormat::csv);
    m_ofBook->setVisible(isBook && reading.sheets.size() > 1);
    const auto foundOf = [this](QComboBox *box, const QString &found) {
        if (box->currentIndex() <= 0) {
            box->setItemText(0, tr("%1, as found").arg(found));
            box->setCurrentIndex(0);
        }
    };
    foundOf(m_encoding, encodingName(dialect.encoding));
    foundOf(m_separator, bridge::toQt(io::delimiterName(dialect.syntax.delimiter)));
    m_sheet->clear();
    m_sheet->addItems(reading.sheets);
    m_sheet->setCurrentText(bridge::toQt(dialect.sheet));
    m_header->setChecked(dialect.header);
}

void ReadPage::fill(workspace::ImportRequest &request) const
{
    request.encoding = bridge::toUtf8(m_encoding->currentData().toString());
    if (const QString sign = m_separator->currentData().toString(); !sign.isEmpty()) {
        request.delimiter = sign.front().toLatin1();
    }
    if (m_headerChosen) {
        request.header = m_header->isChecked();
    }
    if (m_sheetChosen) {
        request.sheet = bridge::toUtf8(m_sheet->currentText());
    }
}

} // namespace leadlight::imports
