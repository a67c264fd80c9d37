// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/criteria_delegate.h"

#include <limits>

#include <QSpinBox>

#include "kit/text_line.h"
#include "model_editor/criteria_model.h"
#include "theme/theme.h"

namespace leadlight::model_editor {

namespace {

std::optional<std::int64_t> numberOf(const QModelIndex &index, int role)
{
    const QVariant value = index.data(role);
    return value.isValid() ? std::optional<std::int64_t>(value.toLongLong()) : std::nullopt;
}

theme::Tone toneOf(const QModelIndex &index)
{
    switch (index.column()) {
    case CriteriaModel::marketingColumn:
        return theme::Tone::marketing;
    case CriteriaModel::salesColumn:
        return theme::Tone::sales;
    case CriteriaModel::evidenceColumn:
        return theme::Tone::evidence;
    case CriteriaModel::inForceColumn:
        return theme::Tone::muted;
    default:
        return theme::Tone::text;
    }
}

} // namespace

std::optional<ProposalSlider> CriteriaDelegate::sliderOf(const QModelIndex &index)
{
    const auto number = numberOf(index, CriteriaModel::Number);
    if (!number) {
        return std::nullopt;
    }
    ProposalSlider slider;
    slider.value = *number;
    slider.low = index.data(CriteriaModel::Low).toLongLong();
    slider.high = index.data(CriteriaModel::High).toLongLong();
    slider.marketing = numberOf(index, CriteriaModel::MarketingMark);
    slider.sales = numberOf(index, CriteriaModel::SalesMark);
    slider.evidence = numberOf(index, CriteriaModel::EvidenceMark);
    slider.enabled = index.siblingAtColumn(CriteriaModel::valueColumn).flags().testFlag(Qt::ItemIsEditable);
    return slider;
}

void CriteriaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    const bool isHeading = index.data(CriteriaModel::Heading).toBool();
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, tokens.accentTint);
    } else if (isHeading) {
        painter->fillRect(option.rect, tokens.window);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
    const QRect cell = option.rect.adjusted(look.px(8), 0, -look.px(8), -1);
    if (index.column() == CriteriaModel::sliderColumn) {
        if (const auto slider = sliderOf(index)) {
            slider->paint(*painter, option.rect, option.direction);
        }
    } else if (index.column() == CriteriaModel::statusColumn) {
        paintStatus(*painter, option, index);
    } else {
        const bool isName = index.column() == CriteriaModel::nameColumn;
        const QString text = index.data(Qt::DisplayRole).toString();
        const bool isStrong = isName ? isHeading : index.column() == CriteriaModel::valueColumn;
        painter->setFont(look.font(isStrong ? theme::FontRole::bodyStrong : theme::FontRole::body));
        painter->setPen(theme::colour(tokens, text == QStringLiteral("–") ? theme::Tone::muted : toneOf(index)));
        kit::paintTextLine(*painter, cell, option.direction, isName ? Qt::AlignLeading : Qt::AlignTrailing, text);
        const QString note = isName ? index.data(CriteriaModel::Note).toString() : QString();
        const int used = painter->fontMetrics().horizontalAdvance(text) + look.px(8);
        if (!note.isEmpty() && used + look.px(40) < cell.width()) {
            const QRect rest = QStyle::visualRect(option.direction, cell, cell.adjusted(used, 0, 0, 0));
            painter->setFont(look.font(theme::FontRole::small));
            painter->setPen(tokens.muted);
            kit::paintTextLine(*painter, rest, option.direction, Qt::AlignLeading, note);
        }
    }
    painter->restore();
}

/// "15 apart" and a tick for each side that has agreed.
void CriteriaDelegate::paintStatus(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) {
        return;
    }
    const bool isOpen = index.data(CriteriaModel::RowIsOpen).toBool();
    const QRect cell = option.rect.adjusted(look.px(8), 0, -look.px(8), -1);
    painter.setFont(look.font(theme::FontRole::body));
    painter.setPen(isOpen ? tokens.warning : tokens.good);
    kit::paintTextLine(painter, cell, option.direction, Qt::AlignLeading, text);
    const int ticks = index.data(CriteriaModel::Ticks).toInt();
    if (!isOpen && ticks == 0) {
        return;
    }
    painter.setFont(look.font(theme::FontRole::badge));
    const int box = look.px(26);
    const auto tick = [&](int place, bool done, const QString &letter, const QColor &colour) {
        const QRect at(cell.right() - (2 - place) * box, cell.top(), box, cell.height());
        painter.setPen(done ? colour : tokens.muted);
        kit::paintTextLine(painter, QStyle::visualRect(option.direction, option.rect, at), option.direction,
                           Qt::AlignTrailing, letter + (done ? QStringLiteral("✓") : QStringLiteral("·")));
    };
    tick(0, ticks & 1, QStringLiteral("M"), tokens.marketing);
    tick(1, ticks & 2, QStringLiteral("S"), tokens.sales);
}

QSize CriteriaDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    return {theme::theme().px(60), theme::theme().px(theme::size::row)};
}

QWidget *CriteriaDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                                        const QModelIndex &index) const
{
    auto *spin = new QSpinBox(parent);
    const auto *rows = qobject_cast<const CriteriaModel *>(index.model());
    const workspace::DraftTableRow *row = rows ? rows->rowAt(index) : nullptr;
    if (!row) {
        spin->deleteLater();
        return nullptr;
    }
    const auto bound = [](std::int64_t number) {
        return static_cast<int>(
            std::clamp<std::int64_t>(number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    };
    spin->setRange(bound(row->lowest), bound(row->highest));
    spin->setFrame(false);
    spin->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    spin->setAccessibleName(tr("Value: %1").arg(index.siblingAtColumn(CriteriaModel::nameColumn).data().toString()));
    return spin;
}

void CriteriaDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *spin = static_cast<QSpinBox *>(editor);
    spin->setValue(index.data(Qt::EditRole).toInt());
    spin->selectAll();
}

void CriteriaDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *spin = static_cast<QSpinBox *>(editor);
    spin->interpretText();
    model->setData(index, QString::number(spin->value()), Qt::EditRole);
}

} // namespace leadlight::model_editor
