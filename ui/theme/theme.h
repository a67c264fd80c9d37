// SPDX-License-Identifier: GPL-3.0-or-later
// The look of the running program: scheme, palette, style sheet, fonts and sizes.
//
// main() (or a test) creates one Theme after the QApplication; from then on theme() reaches it. Widgets that paint
// themselves read tokens() and metrics() while painting and connect changed() to their update() or updateGeometry().
// Widgets drawn by the style need nothing. GUI thread only.
#pragma once

#include "theme/metrics.h"
#include "theme/tokens.h"

#include <QObject>

class QApplication;

namespace leadlight::theme {

class DesktopScheme;

enum class Preference { system, light, dark };

class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication &application, Preference preference = Preference::system);
    ~Theme() override;

    Preference preference() const { return m_preference; }
    void setPreference(Preference preference);
    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme); // the same as preferring light or dark
    const Tokens &tokens() const { return theme::tokens(m_scheme); }

    const Metrics &metrics() const { return m_metrics; }
    double textSize() const { return m_textSize; }
    void setTextSize(double factor); // held between 0.8 and 2.0
    double presentation() const { return m_presentation; }
    void setPresentation(double factor); // 1 outside presentations

    QFont font(FontRole role) const { return m_metrics.font(role); }
    int px(double atFactorOne) const { return m_metrics.px(atFactorOne); }

Q_SIGNALS:
    void changed(); // after palette, style sheet and fonts are in place

private:
    void refresh();
    void apply();

    QApplication &m_application;
    DesktopScheme *m_desktop;
    Preference m_preference;
    Scheme m_scheme = Scheme::light;
    double m_systemFont = 1.0;
    double m_textSize = 1.0;
    double m_presentation = 1.0;
    Metrics m_metrics;
};

// The Theme that exists now. Asking before one exists is a programming error and ends the program with a message.
Theme &theme();

} // namespace leadlight::theme
