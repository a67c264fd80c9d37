// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/about_dialog.h"

#include <array>

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::shell {

namespace {

struct ThirdParty {
    const char *name;
    const char *use;
    const char *licence;
    const char *home;
};

constexpr std::array thirdParties{
    ThirdParty{"Qt 6", "windows, charts, PDF", "GNU LGPL version 3", "https://www.qt.io"},
    ThirdParty{"SQLite", "the workspace file", "public domain", "https://www.sqlite.org"},
    ThirdParty{"libsodium", "signatures and digests", "ISC licence", "https://libsodium.org"},
    ThirdParty{"Howard Hinnant's date", "time zones", "MIT licence", "https://github.com/HowardHinnant/date"},
    ThirdParty{"tl::expected", "results", "CC0 1.0", "https://github.com/TartanLlama/expected"},
    ThirdParty{"JSON for Modern C++", "model files", "MIT licence", "https://github.com/nlohmann/json"},
    ThirdParty{"CLI11", "the command line", "BSD 3-clause licence", "https://github.com/CLIUtils/CLI11"},
    ThirdParty{"libpsl", "public suffixes of domains", "MIT licence", "https://github.com/rockdaboot/libpsl"},
    ThirdParty{"Inter", "the typeface, as a subset under another name", "SIL Open Font Licence 1.1",
               "https://rsms.me/inter"},
};

} // namespace

QString thirdPartyText()
{
    QString text;
    for (const ThirdParty &part : thirdParties) {
        text += QStringLiteral("%1 – %2\n    %3, %4\n\n")
                    .arg(QString::fromUtf8(part.name), QString::fromUtf8(part.use), QString::fromUtf8(part.licence),
                         QString::fromUtf8(part.home));
    }
    return text.trimmed();
}

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Leadlight"));
    setAttribute(Qt::WA_DeleteOnClose);
    const theme::Theme &look = theme::theme();
    auto *mark = new QLabel(this);
    mark->setPixmap(theme::applicationIcon().pixmap(QSize(look.px(56), look.px(56)), devicePixelRatioF()));
    auto *name = new QLabel(tr("Leadlight %1").arg(QCoreApplication::applicationVersion()), this);
    theme::setRole(*name, theme::Role::entity);
    auto *text = new QLabel(tr("Lead scoring that Sales and Marketing agree on.\n"
                               "Free software under the GNU General Public Licence, version 3 or later. It comes "
                               "without any warranty."),
                            this);
    text->setWordWrap(true);
    auto *heading = new QLabel(tr("Third-party software"), this);
    theme::setRole(*heading, theme::Role::section);
    auto *licences = new QPlainTextEdit(thirdPartyText(), this);
    licences->setReadOnly(true);
    licences->setAccessibleName(heading->text());
    auto *words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(text);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(heading);
    column->addWidget(licences, 1);
    column->addWidget(buttons);
    resize(look.px(520), look.px(460));
}

} // namespace leadlight::shell
