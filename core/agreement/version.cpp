// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/version.h"

#include <array>

namespace leadlight::agreement {

namespace {

constexpr std::array<std::string_view, 6> stateKeys{"draft",  "proposed", "half_signed",
                                                    "signed", "in_force", "retired"};

} // namespace

std::string_view keyOf(VersionState state)
{
    return stateKeys[static_cast<std::size_t>(state)];
}

std::optional<VersionState> parseVersionState(std::string_view key)
{
    for (std::size_t i = 0; i < stateKeys.size(); ++i) {
        if (stateKeys[i] == key)
            return static_cast<VersionState>(i);
    }
    return std::nullopt;
}

std::string signedBytes(int number, domain::Side side, std::string_view canonicalModel)
{
    // The leading line keeps a signature from being taken for one over anything else that the same key signs.
    std::string bytes = "leadlight model version\n";
    bytes += std::to_string(number) + '\n';
    bytes += domain::keyOf(side);
    bytes += '\n' + base::hex(base::sha256(canonicalModel)) + '\n';
    return bytes;
}

base::Result<void> proveSignatures(const ModelVersion &version)
{
    std::array<std::vector<const VersionSignature *>, 2> valid;
    constexpr std::array sides{domain::Side::marketing, domain::Side::sales};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const std::string bytes = signedBytes(version.number, sides[i], version.bytes);
        bool any = false;
        for (const VersionSignature &signature : version.signatures) {
            if (signature.side != sides[i])
                continue;
            any = true;
            if (isSignatureOf(signature.key, bytes, signature.signature))
                valid[i].push_back(&signature);
        }
        if (valid[i].empty())
            return base::fail(base::ErrorKind::proof, any ? "signature.invalid" : "signature.missing",
                              {std::string(domain::keyOf(sides[i]))});
    }
    for (const VersionSignature *marketing : valid[0]) {
        for (const VersionSignature *sales : valid[1]) {
            // The same key under two names is still one person.
            if (marketing->person != sales->person && marketing->key != sales->key)
                return {};
        }
    }
    return base::fail(base::ErrorKind::proof, "signature.same_person");
}

} // namespace leadlight::agreement
