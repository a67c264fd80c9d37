// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/choose_page.h"

#include <array>
#include <utility>

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/drop_area.h"
#include "imports/import_words.h"
#include "kit/card.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr std::array kinds{io::ImportKind::leads,     io::ImportKind::activities, io::ImportKind::accounts,
                           io::ImportKind::campaigns, io::ImportKind::outcomes,   io::ImportKind::targets};

io::ImportKind kindByFile(const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName().toLower();
    const std::pair<const char *, io::ImportKind> words[] = {
        {"target", io::ImportKind::targets},      {"activit", io::ImportKind::activities},
        {"event", io::ImportKind::activities},    {"campaign", io::ImportKind::campaigns},
        {"outcome", io::ImportKind::outcomes},    {"deal", io::ImportKind::outcomes},
        {"account", io::ImportKind::accounts},    {"compan", io::ImportKind::accounts}};
    for (const auto &[word, kind] : words) {
        if (name.contains(QLatin1String(word))) {
            return kind;
        }
    }
    return io::ImportKind::leads;
}

} // namespace

ChoosePage::ChoosePage(QWidget *parent)
    : QWidget(parent), m_drop(new DropArea(this)), m_kind(new QComboBox(this)), m_source(new QLineEdit(this)),
      m_sourceType(new QComboBox(this)), m_duplicates(new QComboBox(this)), m_encoding(new QComboBox(this)),
      m_warning(new QLabel(this))
{
    const theme::Theme &look = theme::theme();
    for (const io::ImportKind kind : kinds) {
        m_kind->addItem(kindName(kind), bridge::toQt(io::keyOf(kind)));
    }
    const auto fillBox = [](QComboBox *box, std::initializer_list<std::pair<QString, const char *>> items) {
        for (const auto &[text, key] : items) {
            box->addItem(text, QLatin1String(key));
        }
    };
    fillBox(m_sourceType, {{tr("Own: website, forms, CRM"), "own"},
                           {tr("Event or fair"), "event"},
                           {tr("Partner"), "partner"},
                           {tr("Bought list"), "purchased"},
                           {tr("Collected: copied from directories"), "collected"}});
    fillBox(m_duplicates, {{tr("Update it"), "update"}, {tr("Leave it as it is"), "skip"}, {tr("Add a second one"), "add"}});
    fillBox(m_encoding, {{tr("Found by itself"), ""},
                         {QStringLiteral("UTF-8"), "utf-8"},
                         {QStringLiteral("Windows-1252"), "windows-1252"},
                         {QStringLiteral("UTF-16 (little endian)"), "utf-16le"},
                         {QStringLiteral("UTF-16 (big endian)"), "utf-16be"}});
    m_kind->setAccessibleName(tr("What the rows are"));
    m_source->setAccessibleName(tr("Name of the source"));
    m_source->setPlaceholderText(tr("PharmaLog Expo 2026"));
    m_sourceType->setAccessibleName(tr("Type of the source"));
    m_duplicates->setAccessibleName(tr("A lead that is there already"));
    m_encoding->setAccessibleName(tr("Encoding of the file"));
    m_warning->setWordWrap(true);
    theme::setRole(*m_warning, theme::Role::warning);

    auto *card = new kit::Card(tr("About the file"), this);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(look.px(16));
    form->setVerticalSpacing(look.px(8));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Rows are"), m_kind);
    form->addRow(tr("Source"), m_source);
    form->addRow(tr("Type of source"), m_sourceType);
    form->addRow(tr("If it is there already"), m_duplicates);
    form->addRow(tr("Encoding"), m_encoding);
    card->body()->addLayout(form);
    card->body()->addWidget(m_warning);
    card->setMaximumWidth(look.px(720));
    m_drop->setMaximumWidth(look.px(720));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(16));
    column->addWidget(m_drop);
    column->addWidget(card);
    column->addStretch(1);
    connect(m_drop, &DropArea::chosen, this, &ChoosePage::setFile);
    connect(m_sourceType, &QComboBox::currentIndexChanged, this, &ChoosePage::showWarning);
    showWarning();
}

void ChoosePage::setFile(const QString &path)
{
    m_file = path;
    m_drop->setFile(path);
    if (!path.isEmpty()) {
        setKind(kindByFile(path));
    }
    Q_EMIT changed();
}

void ChoosePage::setKind(io::ImportKind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(bridge::toQt(io::keyOf(kind))));
}

void ChoosePage::setSourceType(const QString &key)
{
    m_sourceType->setCurrentIndex(m_sourceType->findData(key));
}

QString ChoosePage::warning() const
{
    return m_warning->isHidden() ? QString() : m_warning->text();
}

void ChoosePage::showWarning()
{
    const QString type = m_sourceType->currentData().toString();
    const bool asked = type != QLatin1String("purchased") && type != QLatin1String("collected");
    m_warning->setText(tr("People on bought or collected lists never asked to be contacted. They are scored, but never "
                          "handed to Sales by the model until they do something themselves."));
    m_warning->setVisible(!asked);
}

void ChoosePage::fill(workspace::ImportRequest &request) const
{
    request.file = bridge::toUtf8(m_file);
    request.kind = io::parseImportKind(bridge::toUtf8(m_kind->currentData().toString())).value_or(io::ImportKind::leads);
    request.encoding = bridge::toUtf8(m_encoding->currentData().toString());
    request.sourceName = bridge::toUtf8(m_source->text().trimmed());
    request.sourceType = bridge::toUtf8(m_sourceType->currentData().toString());
    const QString duplicate = m_duplicates->currentData().toString();
    request.onDuplicate = duplicate == QLatin1String("skip")  ? workspace::OnDuplicate::skip
                          : duplicate == QLatin1String("add") ? workspace::OnDuplicate::add
                                                              : workspace::OnDuplicate::update;
}

} // namespace leadlight::imports
