// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop prefers: light or dark. Qt 6.4 does not say, so the desktop portal is asked over D-Bus and its
// changes are followed; without a portal the brightness of the palette at start decides.
#pragma once

#include "theme/tokens.h"

#include <QDBusVariant>
#include <QObject>

namespace leadlight::theme {

class DesktopScheme final : public QObject {
    Q_OBJECT

public:
    explicit DesktopScheme(const QColor &startWindow, QObject *parent = nullptr);
    Scheme scheme() const { return m_scheme; }

    // The portal's answer, 1 dark, 2 light, else no preference.
    static Scheme fromPortal(uint value, Scheme otherwise);
    static Scheme fromBrightness(const QColor &window);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();

    Scheme m_fallback;
    Scheme m_scheme;
};

} // namespace leadlight::theme
