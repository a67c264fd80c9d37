// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <vector>

#include <QPaintDevice>
#include <QPaintEngine>
#include <QWidget>

namespace leadlight::test {

/// One piece of text as it was painted, in pixels of the widget.
struct PaintedText {
    QString text;
    int pixelSize = 0;
    QRectF where;
};

/// A paint device that keeps the texts painted on it, and nothing else.
class TextRecorder final : public QPaintDevice {
public:
    explicit TextRecorder(const QSize &size) : m_size(size), m_engine(*this) {}
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }
    std::vector<PaintedText> texts;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        constexpr int dotsPerInch = 96;
        constexpr double inch = 25.4;
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmWidthMM: return static_cast<int>(m_size.width() * inch / dotsPerInch);
        case PdmHeightMM: return static_cast<int>(m_size.height() * inch / dotsPerInch);
        case PdmNumColors: return 1 << 24;
        case PdmDepth: return 32;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        default: return dotsPerInch;
        }
    }

private:
    class Engine final : public QPaintEngine {
    public:
        explicit Engine(TextRecorder &owner) : QPaintEngine(AllFeatures), m_owner(owner) {}
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &changed) override
        {
            if (changed.state() & DirtyTransform)
                m_transform = changed.transform();
        }
        void drawTextItem(const QPointF &at, const QTextItem &item) override
        {
            const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
            m_owner.texts.push_back({item.text(), item.font().pixelSize(), m_transform.mapRect(box)});
        }
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
        void drawPath(const QPainterPath &) override {}
        void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}
        [[nodiscard]] Type type() const override { return User; }

    private:
        TextRecorder &m_owner;
        QTransform m_transform;
    };
    QSize m_size;
    mutable Engine m_engine;
};

inline std::vector<PaintedText> paintedTexts(QWidget &widget)
{
    TextRecorder recorder(widget.size());
    widget.render(&recorder);
    return recorder.texts;
}

} // namespace leadlight::test
