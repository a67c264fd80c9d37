// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace leadlight::base {

/// What went wrong, as the command line's exit codes group it (the number is the exit code).
enum class ErrorKind : std::uint8_t {
    findings = 1,      ///< done, but rows were refused or findings are reported
    usage = 2,         ///< wrong usage: an argument, an expression, a name that nothing has
    unreadable = 3,    ///< an input file cannot be read as what it should be
    inUse = 4,         ///< the workspace is open for writing elsewhere
    workspace = 5,     ///< the workspace is missing, damaged or not ours
    storage = 6,       ///< no room, or the disk failed
    notPermitted = 7,  ///< not permitted, or read-only
    proof = 8,         ///< ledger, signature, model or score does not hold
    newer = 9,         ///< made by a newer version
    stopped = 11,      ///< stopped by the user
    refused = 12,      ///< a rule of the domain refused it
    bug = 70,          ///< our own bug
};

/// Where in a foreign file an error stands. Lines and columns count from 1; 0 is "not known".
struct ErrorPlace {
    std::string file;
    std::uint64_t line = 0;
    std::string column;

    bool operator==(const ErrorPlace &) const = default;
};

/// An error as a value: a stable code ("csv.unclosed_quote"), its arguments in the order the code documents, and
/// its place. The core never words it for people; `wording` does.
struct Error {
    ErrorKind kind = ErrorKind::bug;
    std::string code;
    std::vector<std::string> arguments;
    ErrorPlace place;

    bool operator==(const Error &) const = default;
};

template <class T> using Result = tl::expected<T, Error>;

/// `return fail(ErrorKind::usage, "filter.unknown_field", {name});`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string code,
                                                std::vector<std::string> arguments = {}, ErrorPlace place = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(arguments), std::move(place)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace leadlight::base
