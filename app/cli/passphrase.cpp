// SPDX-License-Identifier: GPL-3.0-or-later
#include "passphrase.h"

#include <iostream>

#include <sodium.h>
#include <termios.h>
#include <unistd.h>

namespace leadlight::cli {

namespace {

constexpr std::size_t longestPassphrase = 1024;

void readLine(int file, Passphrase &passphrase)
{
    char c = 0;
    while (passphrase.text.size() < longestPassphrase && ::read(file, &c, 1) == 1 && c != '\n')
        passphrase.text.push_back(c);
}

} // namespace

Passphrase::Passphrase()
{
    text.reserve(longestPassphrase); // never moved, so that no copy stays behind
}

Passphrase::~Passphrase()
{
    sodium_memzero(text.data(), text.size());
}

bool readPassphrase(int fileDescriptor, Passphrase &passphrase, const char *prompt)
{
    if (fileDescriptor >= 0) {
        readLine(fileDescriptor, passphrase);
        return true;
    }
    if (::isatty(STDIN_FILENO) == 0)
        return false;
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    std::cerr << prompt << ": " << std::flush;
    readLine(STDIN_FILENO, passphrase);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::cerr << '\n';
    return true;
}

} // namespace leadlight::cli
