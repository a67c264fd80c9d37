// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/figure_lines.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "kit/follow_theme.h"
#include "theme/roles.h"

namespace leadlight::model_editor {

FigureLines::FigureLines(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(0, 1);
    kit::followTheme(this, [grid = m_grid](const theme::Theme &look) {
        grid->setHorizontalSpacing(look.px(8));
        grid->setVerticalSpacing(0);
    });
}

void FigureLines::setLines(std::vector<Line> lines)
{
    m_lines = std::move(lines);
    while (m_widgets.size() < m_lines.size()) {
        const std::size_t at = m_widgets.size();
        const Widgets made{new QLabel(this), new QPushButton(this), new QLabel(this)};
        made.label->setWordWrap(true);
        theme::setRole(*made.number, theme::Role::link);
        theme::setRole(*made.change, theme::Role::muted);
        made.change->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        connect(made.number, &QPushButton::clicked, this, [this, at] {
            if (at < m_lines.size() && m_lines[at].open) {
                m_lines[at].open();
            }
        });
        const int row = static_cast<int>(at);
        m_grid->addWidget(made.label, row, 0);
        m_grid->addWidget(made.number, row, 1, Qt::AlignTrailing);
        m_grid->addWidget(made.change, row, 2);
        m_widgets.push_back(made);
    }
    for (std::size_t i = 0; i < m_widgets.size(); ++i) {
        const bool used = i < m_lines.size();
        const Widgets &widgets = m_widgets[i];
        for (QWidget *widget : {static_cast<QWidget *>(widgets.label), static_cast<QWidget *>(widgets.number),
                                static_cast<QWidget *>(widgets.change)}) {
            widget->setVisible(used);
        }
        if (!used) {
            continue;
        }
        widgets.label->setText(m_lines[i].label);
        widgets.number->setText(m_lines[i].number);
        widgets.number->setAccessibleName(
            QStringLiteral("%1, %2: %3").arg(m_name, m_lines[i].label, m_lines[i].number));
        widgets.number->setEnabled(static_cast<bool>(m_lines[i].open));
        widgets.change->setText(m_lines[i].change);
    }
}

} // namespace leadlight::model_editor
