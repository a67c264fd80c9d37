// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "resources/resources.h"
#include "theme/theme.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <optional>

namespace leadlight::theme {

namespace {

QByteArray iconText(const QString &name)
{
    static QHash<QString, QByteArray> cache;
    const auto found = cache.constFind(name);
    if (found != cache.constEnd())
        return *found;
    resources::load();
    QFile file(QStringLiteral(":/leadlight/icons/%1.svg").arg(name));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    cache.insert(name, text);
    return text;
}

QPixmap rendered(const QString &name, const QColor &ink, const QSize &devicePixels)
{
    const QString key = QStringLiteral("leadlight/%1/%2/%3x%4")
                            .arg(name, ink.name(QColor::HexArgb))
                            .arg(devicePixels.width())
                            .arg(devicePixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray text = iconText(name);
    text.replace("currentColor", ink.name().toLatin1());
    QSvgRenderer renderer(text);
    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(ink.alphaF());
    const int side = std::min(devicePixels.width(), devicePixels.height());
    renderer.render(&painter, QRectF((devicePixels.width() - side) / 2.0, (devicePixels.height() - side) / 2.0, side,
                                     side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TonedIconEngine final : public QIconEngine {
public:
    TonedIconEngine(QString name, Tone tone, std::optional<QColor> fixed)
        : m_name(std::move(name)), m_tone(tone), m_fixed(std::move(fixed))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, rendered(m_name, ink(mode), rect.size() * ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, ink(mode), size);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap = rendered(m_name, ink(mode), size);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TonedIconEngine(m_name, m_tone, m_fixed); }
    QString key() const override { return QStringLiteral("leadlight"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return iconText(m_name).isEmpty(); }

private:
    QColor ink(QIcon::Mode mode) const
    {
        QColor ink = m_fixed ? *m_fixed : colour(theme().tokens(), m_tone);
        if (mode == QIcon::Disabled)
            ink.setAlphaF(0.45F);
        return ink;
    }

    QString m_name;
    Tone m_tone;
    std::optional<QColor> m_fixed;
};

QIcon engineIcon(QLatin1String name, Tone tone, std::optional<QColor> fixed)
{
    const QString text(name);
    return iconText(text).isEmpty() ? QIcon() : QIcon(new TonedIconEngine(text, tone, std::move(fixed)));
}

} // namespace

QIcon icon(QLatin1String name, Tone tone)
{
    return engineIcon(name, tone, std::nullopt);
}

QIcon icon(QLatin1String name, const QColor &colour)
{
    return engineIcon(name, Tone::text, colour);
}

QPixmap iconPixmap(QLatin1String name, const QColor &colour, int size, double devicePixelRatio)
{
    const int side = static_cast<int>(std::lround(size * devicePixelRatio));
    QPixmap pixmap = rendered(QString(name), colour, {side, side});
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon()
{
    resources::load();
    QSvgRenderer renderer(QStringLiteral(":/leadlight/leadlight.svg"));
    QIcon icon;
    for (int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QStringList iconNames()
{
    resources::load();
    QStringList names = QDir(QStringLiteral(":/leadlight/icons")).entryList(QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace leadlight::theme
