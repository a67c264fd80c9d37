// SPDX-License-Identifier: GPL-3.0-or-later
// A small filled label: a rank ("A1") in its heat colour, a count, or a state in a tone.
#pragma once

#include "theme/ramps.h"

#include <QWidget>

#include <optional>

namespace leadlight::kit {

class Badge final : public QWidget {
    Q_OBJECT

public:
    explicit Badge(const QString &text = {}, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text); // also the accessible name, unless the caller gave one
    void setHeatBin(int bin);          // heat colour; negative = surface
    void setTone(theme::Tone tone);    // chip colour with text in the tone

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    std::optional<int> m_bin;
    theme::Tone m_tone = theme::Tone::text;
};

// For delegates: the same badge, centred in rect's height at its left edge. Returns the width used.
int paintBadge(QPainter &painter, const QRect &rect, const QString &text, const theme::Shade &shade);
QSize badgeSize(const QString &text);

} // namespace leadlight::kit
