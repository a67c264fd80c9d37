// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/desktop_scheme.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

using namespace leadlight::theme;

class ThemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_theme = std::make_unique<Theme>(*qApp, Preference::light); }
    void cleanup() { m_theme.reset(); }

    void digitsHaveOneWidth()
    {
        for (FontRole role : {FontRole::body, FontRole::smallStrong, FontRole::tileNumber}) {
            QFont font = theme().font(role);
            QCOMPARE(QFontInfo(font).family().left(14), QStringLiteral("Leadlight Sans"));
            for (int pixels : {11, 12, 13, 18, 24, 32, 100}) {
                font.setPixelSize(pixels);
                const QFontMetricsF sized(font);
                const double zero = sized.horizontalAdvance(u'0');
                for (char16_t digit = u'1'; digit <= u'9'; ++digit)
                    QVERIFY(std::abs(sized.horizontalAdvance(digit) - zero) * 10 < 1.0); // ten digits: one pixel
            }
            const QFontMetricsF metrics(font);
            for (QChar c : QStringLiteral("ÄéŁşЖΩ−–…→↑↓•·“”‘’€£≥≤✓×"))
                QVERIFY2(metrics.inFont(c), qPrintable(QString(c)));
        }
    }

    void weightsDiffer()
    {
        const QFontMetricsF regular(theme().font(FontRole::body));
        const QFontMetricsF strong(theme().font(FontRole::bodyStrong));
        QVERIFY(strong.horizontalAdvance(QStringLiteral("Lead matrix"))
                > regular.horizontalAdvance(QStringLiteral("Lead matrix")));
    }

    void schemeReachesPaletteAndListeners()
    {
        QSignalSpy changed(m_theme.get(), &Theme::changed);
        QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(Scheme::light).window);
        theme().setScheme(Scheme::dark);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(Scheme::dark).window);
        QVERIFY(qApp->styleSheet().contains(tokens(Scheme::dark).panel.name()));
        QCOMPARE(theme().preference(), Preference::dark);
        theme().setScheme(Scheme::dark);
        QCOMPARE(changed.count(), 1);
    }

    void everyPaletteRoleIsOurs()
    {
        const Tokens &t = theme().tokens();
        for (int group = 0; group < QPalette::NColorGroups; ++group) {
            const auto in = static_cast<QPalette::ColorGroup>(group);
            QCOMPARE(QApplication::palette().color(in, QPalette::Base), t.panel);
            QCOMPARE(QApplication::palette().color(in, QPalette::Highlight), t.accentTint);
        }
    }

    void textSizeScalesEverything()
    {
        QPushButton button(QStringLiteral("Export"));
        button.ensurePolished();
        const int before = button.sizeHint().height();
        QCOMPARE(before, theme().px(size::control));
        theme().setTextSize(1.5);
        QCOMPARE(theme().metrics().pixelSize(FontRole::body), 20);
        QVERIFY(button.sizeHint().height() > before);
        theme().setTextSize(9);
        QCOMPARE(theme().textSize(), 2.0);
        theme().setTextSize(1);
        theme().setPresentation(1.5);
        QVERIFY(theme().metrics().pixelSize(FontRole::body) >= 18);
    }

    void badgeIsTheSmallestText()
    {
        QCOMPARE(theme().metrics().pixelSize(FontRole::badge), 11);
        QCOMPARE(Metrics(1.0, 0.8).px(0), 0);
        QCOMPARE(Metrics(1.0, 0.8).px(1), 1);
    }

    void rolesAreDrawn()
    {
        QPushButton primary(QStringLiteral("Go"));
        setRole(primary, Role::primary);
        primary.resize(80, 32);
        const QImage picture = primary.grab().toImage();
        QCOMPARE(picture.pixelColor(8, 16), theme().tokens().accent);
        QComboBox combo;
        QVERIFY(combo.sizeHint().height() >= theme().px(size::control));
    }

    void checkMarkUsesTheAccent()
    {
        QCheckBox box;
        box.setChecked(true);
        box.resize(box.sizeHint());
        const QImage picture = box.grab().toImage();
        bool found = false;
        for (int x = 0; x < picture.width() && !found; ++x)
            found = picture.pixelColor(x, picture.height() / 2) == theme().tokens().accent;
        QVERIFY(found);
    }

    void iconsFollowTheScheme()
    {
        const QIcon plus = icon(QLatin1String("add"));
        const auto middle = [&] { return plus.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12).rgb(); };
        QVERIFY(QColor(middle()).lightness() < 64);
        theme().setScheme(Scheme::dark);
        QVERIFY(QColor(middle()).lightness() > 192);
        QVERIFY(icon(QLatin1String("no-such-icon")).isNull());
        QVERIFY(iconNames().size() >= 40);
        for (const QString &name : iconNames()) {
            const QByteArray latin = name.toLatin1();
            const QImage drawn = iconPixmap(QLatin1String(latin), QColor(Qt::red), 24, 1.0).toImage();
            int inked = 0;
            for (int y = 0; y < 24; ++y) {
                for (int x = 0; x < 24; ++x)
                    inked += drawn.pixelColor(x, y).alpha() > 128 ? 1 : 0;
            }
            QVERIFY2(inked > 8, qPrintable(name));
        }
        QVERIFY(!applicationIcon().isNull());
        QCOMPARE(icon(QLatin1String("add")).pixmap(QSize(16, 16), 2.0).width(), 32);
    }

    void desktopPreferenceIsRead()
    {
        QCOMPARE(DesktopScheme::fromPortal(1, Scheme::light), Scheme::dark);
        QCOMPARE(DesktopScheme::fromPortal(2, Scheme::dark), Scheme::light);
        QCOMPARE(DesktopScheme::fromPortal(0, Scheme::dark), Scheme::dark);
        QCOMPARE(DesktopScheme::fromBrightness(tokens(Scheme::dark).window), Scheme::dark);
        QCOMPARE(DesktopScheme::fromBrightness(tokens(Scheme::light).window), Scheme::light);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(ThemeTest)
#include "test_theme.moc"
