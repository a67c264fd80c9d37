// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/desktop_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>

namespace leadlight::theme {

namespace {

constexpr int portalPatienceMs = 100; // longer would be seen at start; a late answer arrives as a change

QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopScheme::DesktopScheme(const QColor &startWindow, QObject *parent)
    : QObject(parent), m_fallback(fromBrightness(startWindow)), m_scheme(m_fallback)
{
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland")))
        askPortal();
}

Scheme DesktopScheme::fromPortal(uint value, Scheme otherwise)
{
    return value == 1 ? Scheme::dark : value == 2 ? Scheme::light : otherwise;
}

Scheme DesktopScheme::fromBrightness(const QColor &window)
{
    return window.lightness() < 128 ? Scheme::dark : Scheme::light;
}

void DesktopScheme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
    const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
    const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    question << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    const QDBusMessage answer = bus.call(question, QDBus::Block, portalPatienceMs);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty())
        m_scheme = fromPortal(unwrapped(answer.arguments().constFirst()).toUInt(), m_fallback);
}

void DesktopScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != QLatin1String("org.freedesktop.appearance") || key != QLatin1String("color-scheme"))
        return;
    const Scheme next = fromPortal(unwrapped(value.variant()).toUInt(), m_fallback);
    if (next == m_scheme)
        return;
    m_scheme = next;
    Q_EMIT changed();
}

} // namespace leadlight::theme
