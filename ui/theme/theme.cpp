// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "resources/resources.h"
#include "theme/desktop_scheme.h"
#include "theme/palette.h"
#include "theme/style.h"
#include "theme/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QToolTip>

#include <algorithm>

namespace leadlight::theme {

namespace {

Theme *s_theme = nullptr;

double systemFontFactor()
{
    // Without a desktop (tests, pictures in a batch) there is no user's font to follow.
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        return 1.0;
    const QFontInfo font(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    // Never smaller than designed: the badge's 11 px are the minimum.
    return std::clamp(font.pixelSize() / 13.0, 1.0, 2.0);
}

} // namespace

Theme::Theme(QApplication &application, Preference preference)
    : m_application(application),
      m_desktop(new DesktopScheme(QApplication::palette().color(QPalette::Window), this)), m_preference(preference),
      m_systemFont(systemFontFactor()), m_metrics(m_systemFont)
{
    s_theme = this;
    resources::load();
    for (const char *style : {"Regular", "Medium", "SemiBold"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/leadlight/fonts/LeadlightSans-%1.otf").arg(
            QLatin1String(style)));
    connect(m_desktop, &DesktopScheme::changed, this, &Theme::refresh);
    QApplication::setStyle(new Style);
    m_scheme = m_preference == Preference::system ? m_desktop->scheme()
               : m_preference == Preference::dark ? Scheme::dark
                                                  : Scheme::light;
    apply();
}

Theme::~Theme()
{
    s_theme = nullptr;
}

void Theme::setPreference(Preference preference)
{
    m_preference = preference;
    refresh();
}

void Theme::setScheme(Scheme scheme)
{
    setPreference(scheme == Scheme::dark ? Preference::dark : Preference::light);
}

void Theme::setTextSize(double factor)
{
    m_textSize = std::clamp(factor, 0.8, 2.0);
    refresh();
}

void Theme::setPresentation(double factor)
{
    m_presentation = std::clamp(factor, 1.0, 3.0);
    refresh();
}

void Theme::refresh()
{
    const Scheme wanted = m_preference == Preference::system ? m_desktop->scheme()
                          : m_preference == Preference::dark ? Scheme::dark
                                                             : Scheme::light;
    const Metrics metrics(m_systemFont, m_textSize, m_presentation);
    if (wanted == m_scheme && qFuzzyCompare(metrics.factor(), m_metrics.factor()))
        return;
    m_scheme = wanted;
    m_metrics = metrics;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    const QPalette palette = makePalette(tokens());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QApplication::setFont(m_metrics.font(FontRole::body));
    m_application.setStyleSheet(makeStyleSheet(tokens(), m_metrics));
}

Theme &theme()
{
    if (!s_theme)
        qFatal("theme(): main has not created the Theme");
    return *s_theme;
}

} // namespace leadlight::theme
