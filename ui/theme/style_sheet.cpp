// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style_sheet.h"

#include <QRegularExpression>

namespace leadlight::theme {

namespace {

// "@name" is a token and "12u" a length at factor 1. Inputs that need a drawn mark (combo box, spin box, check box)
// are the business of theme/style.cpp.
constexpr char sheetFrames[] = R"(
QMainWindow, QDialog, QWizard, *[role="page"] { background: @window; }
*[role="card"] { background: @panel; border: 1px solid @line; border-radius: 8u; }
*[role="rail"] { background: @rail; }
*[role="header"] { background: @panel; border: none; border-bottom: 1px solid @line; }
*[role="statusLine"] { background: @panel; border: none; border-top: 1px solid @line; }
*[role="well"] { background: @chip; border-radius: 8u; }
*[role="notice"] { margin-top: 8u; background: @panel; border: 1px solid @line; border-left: 3u solid @accent; border-radius: 6u; }
*[role="banner"] { background: @accentTint; border: 1px solid @accent; border-radius: 6u; }
*[role="popover"] { background: @panel; border: 1px solid @outline; border-radius: 8u; }
*[role="segmented"] { background: @panel; border: 1px solid @line; border-radius: 6u; }
*[role="rule"] { background: @line; border: none; min-height: 1px; max-height: 1px; }
QToolTip { background: @text; color: @panel; border: 1px solid @text; padding: 4u 8u; font-size: 12u; }
QMenuBar { background: @panel; border-bottom: 1px solid @line; padding: 2u 4u; }
QMenuBar::item { padding: 4u 8u; border-radius: 4u; background: transparent; }
QMenuBar::item:selected { background: @chip; }
QMenu { background: @panel; border: 1px solid @line; padding: 4u; }
QMenu::item { padding: 6u 24u 6u 12u; border-radius: 4u; }
QMenu::item:selected { background: @accentTint; color: @text; }
QMenu::item:disabled { color: @outline; }
QMenu::icon { padding-left: 8u; }
QMenu::separator { height: 1px; background: @line; margin: 4u 8u; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @line; }
QScrollArea, QScrollArea > QWidget > QWidget[role="clear"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12u; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12u; margin: 0; }
QScrollBar::handle { background: @outline; border-radius: 3u; margin: 3u; }
QScrollBar::handle:vertical { min-height: 32u; }
QScrollBar::handle:horizontal { min-width: 32u; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { background: @chip; border: none; border-radius: 3u; max-height: 6u; min-height: 6u; }
QProgressBar::chunk { background: @accent; border-radius: 3u; }
)";

constexpr char sheetButtons[] = R"(
QPushButton { background: @panel; color: @text; border: 1px solid @line; border-radius: 6u; padding: 5u 13u;
              min-height: 20u; font-weight: 500; }
QPushButton:hover { background: @chip; }
QPushButton:pressed, QPushButton:checked { background: @chip; border-color: @outline; }
QPushButton:focus { border: 2px solid @accent; padding: 4u 12u; }
QPushButton:disabled { color: @outline; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:pressed { background: @accentDown; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @chip; color: @outline; border-color: @chip; }
QPushButton[role="danger"] { color: @danger; border-color: @danger; }
QPushButton[role="danger"]:hover { background: @dangerTint; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; padding: 5u 9u; }
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:checked { background: @chip; }
QPushButton[role="quiet"]:focus { border: 2px solid @accent; padding: 4u 8u; }
QPushButton[role="link"] { background: transparent; color: @accent; border: 1px solid transparent; padding: 1u 3u;
                           min-height: 20u; font-weight: 600; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid @accent; }
QPushButton[role="link"]:disabled { color: @outline; }
QPushButton[role="chipButton"] { background: @chip; border: 1px solid @chip; border-radius: 12u; padding: 1u 10u;
                                 min-height: 20u; font-size: 12u; }
QPushButton[role="chipButton"]:hover { border-color: @outline; }
QPushButton[role="chipButton"]:checked { background: @accentTint; color: @accent; border-color: @accent; }
QPushButton[role="chipButton"]:focus { border: 2px solid @accent; padding: 0u 9u; }
QPushButton[role="railItem"] { background: transparent; color: @railText; border: none; border-left: 3u solid transparent;
                               border-radius: 4u; padding: 6u 8u 6u 10u; min-height: 22u; text-align: left;
                               font-weight: 400; }
QPushButton[role="railItem"]:hover { background: @railActive; color: @onRail; }
QPushButton[role="railItem"]:checked { background: @railActive; color: @onRail; font-weight: 600;
                                       border-left: 3u solid @railMark; }
QPushButton[role="railItem"]:focus { border: 2px solid @railMark; padding: 4u 6u 4u 9u; }
QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 6u; padding: 5u; }
QToolButton:hover, QToolButton:checked { background: @chip; }
QToolButton:focus { border: 2px solid @accent; padding: 4u; }
QToolButton:disabled { color: @outline; }
QToolButton::menu-indicator { image: none; }
QDialogButtonBox { button-layout: 3; }
)";

constexpr char sheetInputs[] = R"(
QLineEdit, QPlainTextEdit, QTextEdit { background: @panel; border: 1px solid @outline; border-radius: 6u;
    padding: 5u 9u; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit { min-height: 20u; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 4u 8u; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { background: @window; color: @outline; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
               padding: 6u 2u; margin-right: 16u; font-weight: 500; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QGroupBox { border: 1px solid @line; border-radius: 8u; margin-top: 10u; padding: 12u 12u 8u 12u; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 10u; padding: 0 4u; }
)";

constexpr char sheetTables[] = R"(
QAbstractItemView { background: @panel; color: @text; border: none; outline: none; gridline-color: @line;
                    alternate-background-color: @panel; selection-background-color: @accentTint;
                    selection-color: @text; }
QAbstractItemView::item:selected { background: @accentTint; color: @text; }
QComboBox QAbstractItemView { border: 1px solid @line; padding: 4u; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line;
                       padding: 6u 8u; font-size: 12u; font-weight: 500; }
QHeaderView::section:hover { color: @text; background: @chip; }
QTableCornerButton::section { background: @panel; border: none; }
)";

constexpr char sheetLabels[] = R"(
QLabel { background: transparent; }
QLabel[role="viewTitle"] { font-size: 22u; font-weight: 600; }
QLabel[role="entity"] { font-size: 18u; font-weight: 600; }
QLabel[role="section"] { font-size: 14u; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: 12u; }
QLabel[role="keyFigure"] { font-size: 32u; font-weight: 600; }
QLabel[role="good"] { color: @good; }
QLabel[role="warning"] { color: @warning; font-weight: 600; }
QLabel[role="dangerText"] { color: @danger; font-weight: 600; }
QLabel[role="railHeading"] { color: @railText; font-size: 11u; padding: 4u 13u; }
QLabel[role="badge"] { background: @chip; color: @text; border-radius: 8u; padding: 1u 7u; font-size: 11u;
                       font-weight: 600; min-height: 14u; }
QLabel[role="keycap"] { background: @panel; color: @muted; border: 1px solid @line; border-radius: 4u; padding: 0 5u;
                        font-size: 11u; font-weight: 500; }
QLabel[role="pill"] { background: @chip; color: @text; border-radius: 12u; padding: 4u 12u; font-size: 12u;
                      font-weight: 500; min-height: 16u; }
QLabel[role="accentPill"] { background: @accentTint; color: @accent; border-radius: 12u; padding: 4u 12u;
                            font-size: 12u; font-weight: 600; min-height: 16u; }
)";

QString tokenText(const Tokens &t, const QString &name)
{
    const std::pair<const char *, QColor> named[] = {
        {"window", t.window},       {"panel", t.panel},           {"chip", t.chip},
        {"line", t.line},           {"outline", t.outline},       {"text", t.text},
        {"muted", t.muted},         {"rail", t.rail},             {"railText", t.railText},
        {"railActive", t.railActive}, {"onRail", t.onRail},       {"railMark", t.railMark},
        {"accent", t.accent},       {"onAccent", t.onAccent},     {"accentTint", t.accentTint},
        {"good", t.good},           {"warning", t.warning},       {"danger", t.danger},
        {"dangerTint", t.dangerTint}, {"accentHover", t.accent.darker(108)}, {"accentDown", t.accent.darker(118)}};
    for (const auto &[key, colour] : named) {
        if (name == QLatin1String(key))
            return colour.name();
    }
    qFatal("style sheet: unknown token");
    return {};
}

} // namespace

QString makeStyleSheet(const Tokens &t, const Metrics &metrics)
{
    QString source;
    for (const char *part : {sheetFrames, sheetButtons, sheetInputs, sheetTables, sheetLabels})
        source += QLatin1String(part);

    static const QRegularExpression pattern(QStringLiteral(R"(@(\w+)|\b(\d+)u\b)"));
    QString sheet;
    qsizetype done = 0;
    for (auto it = pattern.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(source).mid(done, match.capturedStart() - done);
        sheet += match.hasCaptured(1) ? tokenText(t, match.captured(1))
                                      : QStringLiteral("%1px").arg(metrics.px(match.captured(2).toInt()));
        done = match.capturedEnd();
    }
    sheet += QStringView(source).mid(done);
    return sheet;
}

} // namespace leadlight::theme
