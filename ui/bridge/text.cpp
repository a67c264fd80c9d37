// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/text.h"

#include <cmath>

#include <QLocale>

namespace leadlight::bridge {

namespace {

constexpr QChar minusSign(0x2212);
constexpr QChar enDash(0x2013);
constexpr QChar thinGap(0x00A0);

} // namespace

QString toQt(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string toUtf8(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString countText(std::int64_t count)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    if (locale.language() == QLocale::C) {
        // The C locale has no thousands separator; numbers stay readable without a chosen locale, too.
        locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    }
    const QString digits = locale.toString(static_cast<qlonglong>(count < 0 ? -count : count));
    return count < 0 ? minusSign + digits : digits;
}

QString percentText(double share)
{
    if (!std::isfinite(share)) {
        return enDash;
    }
    const double percent = share * 100;
    const QLocale locale;
    const QString digits = locale.toString(std::abs(percent), 'f', std::abs(percent) < 99.95 ? 1 : 0);
    return (percent < 0 ? QString(minusSign) : QString()) + digits + thinGap + QLatin1Char('%');
}

QString signedText(std::int64_t points)
{
    return points > 0 ? QLatin1Char('+') + countText(points) : countText(points);
}

QString pointsText(base::Exact score)
{
    return countText(base::wholePoints(score));
}

QString moneyText(std::int64_t minor, const QString &currency)
{
    const std::int64_t units = (minor + (minor < 0 ? -50 : 50)) / 100;
    const QString amount = countText(units);
    return currency.isEmpty() ? amount : amount + thinGap + currency;
}

} // namespace leadlight::bridge
