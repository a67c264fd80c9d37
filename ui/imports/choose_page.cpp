// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/choose_page.h"

#include <array>
#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/drop_area.h"
#include "imports/history_card.h"
#include "imports/import_words.h"
#include "kit/card.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr int besideFrom = 880; ///< width at factor 1 from which the history stands beside the file

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
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight)), m_drop(new DropArea(this)), m_history(new HistoryCard(this)),
      m_kind(new QComboBox(this)), m_source(new QLineEdit(this)), m_sourceType(new QComboBox(this)), m_duplicates(new QComboBox(this)),
      m_blanksErase(new QCheckBox(tr("A blank cell empties the field"), this)), m_warning(new QLabel(this))
{
    const theme::Theme &look = theme::theme();
    auto *inner = new QWidget(this);
    theme::setRole(*inner, theme::Role::page);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);

    auto *left = new QVBoxLayout;
    left->setSpacing(look.px(16));
    left->addWidget(m_drop);
    left->addWidget(aboutCard());
    left->addStretch(1);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(look.px(16));
    m_row->addLayout(left, 3);
    m_row->addWidget(m_history, 2, Qt::AlignTop);
    inner->setLayout(m_row);
    connect(m_drop, &DropArea::chosen, this, &ChoosePage::setFile);
    connect(m_sourceType, &QComboBox::currentIndexChanged, this, [this] {
        m_yield.clear();
        showWarning();
        Q_EMIT sourceTypeChanged();
    });
    connect(m_source, &QLineEdit::returnPressed, this, &ChoosePage::submitted);
    showWarning();
}

QWidget *ChoosePage::aboutCard()
{
    const theme::Theme &look = theme::theme();
    for (const io::ImportKind kind : kinds) {
        m_kind->addItem(kindName(kind), bridge::toQt(io::keyOf(kind)));
    }
    for (const char *type : {"own", "event", "partner", "purchased", "collected", "appended"}) {
        m_sourceType->addItem(sourceTypeName(type), QLatin1String(type));
    }
    m_duplicates->addItem(tr("Update it"), QStringLiteral("update"));
    m_duplicates->addItem(tr("Leave it as it is"), QStringLiteral("skip"));
    m_duplicates->addItem(tr("Add a second one"), QStringLiteral("add"));
    m_kind->setAccessibleName(tr("What the rows are"));
    m_source->setAccessibleName(tr("Name of the source"));
    m_source->setPlaceholderText(tr("PharmaLog Expo 2026"));
    m_sourceType->setAccessibleName(tr("Type of the source"));
    m_duplicates->setAccessibleName(tr("A lead that is there already"));
    m_blanksErase->setToolTip(tr("Otherwise a blank cell says nothing and the field keeps its value"));
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
    form->addRow(QString(), m_blanksErase);
    card->body()->addLayout(form);
    card->body()->addWidget(m_warning);
    return card;
}

void ChoosePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= theme::theme().px(besideFrom);
    m_row->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
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

QString ChoosePage::sourceType() const
{
    return m_sourceType->currentData().toString();
}

bool ChoosePage::asksForYield() const
{
    return sourceType() == QLatin1String("purchased") || sourceType() == QLatin1String("collected");
}

void ChoosePage::setYield(const workspace::SourceYield &yield, const QString &currency)
{
    m_yield = yieldText(yield, currency);
    showWarning();
}

void ChoosePage::showWarning()
{
    const bool appends = sourceType() == QLatin1String("appended");
    QString text = tr("People on bought or collected lists never asked to be contacted. They are scored, but never "
                      "handed to Sales by the model until they do something themselves.");
    if (!m_yield.isEmpty()) {
        text += QLatin1Char('\n') + m_yield;
    }
    if (appends) {
        text = tr("Fills in what is not known of your leads; what anybody gave stays. Each value filled in is marked "
                  "as appended, and a criterion can count it for less.");
    }
    m_warning->setText(text);
    m_warning->setVisible(appends || asksForYield());
}

void ChoosePage::fill(workspace::ImportRequest &request) const
{
    request.file = bridge::toUtf8(m_file);
    request.kind = io::parseImportKind(bridge::toUtf8(m_kind->currentData().toString())).value_or(io::ImportKind::leads);
    request.sourceName = bridge::toUtf8(m_source->text().trimmed());
    request.sourceType = bridge::toUtf8(m_sourceType->currentData().toString());
    request.blanksErase = m_blanksErase->isChecked();
    const QString duplicate = m_duplicates->currentData().toString();
    request.onDuplicate = duplicate == QLatin1String("skip")  ? workspace::OnDuplicate::skip
                          : duplicate == QLatin1String("add") ? workspace::OnDuplicate::add
                                                              : workspace::OnDuplicate::update;
}

} // namespace leadlight::imports
