// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace leadlight::cli {

/// A passphrase in memory that is wiped when it goes.
struct Passphrase {
    std::string text;
    Passphrase();
    ~Passphrase();
    Passphrase(const Passphrase &) = delete;
    Passphrase &operator=(const Passphrase &) = delete;
};

/// From the file descriptor given, else from the terminal without showing it; false where there is no terminal: it
/// never asks there. `prompt` names whose it is.
[[nodiscard]] bool readPassphrase(int fileDescriptor, Passphrase &passphrase, const char *prompt = "Passphrase");

} // namespace leadlight::cli
