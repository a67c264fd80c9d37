// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"

namespace leadlight::store {

/// How an error travels inside this room alone; guarded() turns it into a Result at every public function.
struct Failure {
    base::Error error;
};

[[noreturn]] inline void fly(base::ErrorKind kind, std::string code, std::vector<std::string> arguments = {})
{
    throw Failure{base::Error{kind, std::move(code), std::move(arguments), {}}};
}

template <class Work> [[nodiscard]] auto guarded(const Work &work) -> base::Result<std::invoke_result_t<Work>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Failure &failure) {
        return base::fail(failure.error);
    } catch (const std::bad_alloc &) {
        return base::fail(base::ErrorKind::storage, "storage.memory");
    }
}

} // namespace leadlight::store
