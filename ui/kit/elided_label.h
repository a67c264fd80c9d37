// SPDX-License-Identifier: GPL-3.0-or-later
// One line of text that shortens with "…" instead of forcing its width, in a font role and a tone that may change at
// run time. The whole text is the tool tip while it is shortened, and always the accessible name.
#pragma once

#include "theme/metrics.h"
#include "theme/tokens.h"

#include <QWidget>

namespace leadlight::kit {

class ElidedLabel final : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text = {}, theme::FontRole font = theme::FontRole::body,
                         theme::Tone tone = theme::Tone::text, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setTone(theme::Tone tone);
    void setElideMode(Qt::TextElideMode mode); // middle for e-mail addresses and domains
    void setAlignment(Qt::Alignment alignment);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    theme::FontRole m_font;
    theme::Tone m_tone;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace leadlight::kit
