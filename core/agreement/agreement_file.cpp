// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/agreement_file.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/model_json.h"

namespace leadlight::agreement {

namespace {

using FileJson = nlohmann::json;
constexpr const char *formatName = "leadlight agreement";
constexpr int formatNumber = 1;

FileJson signatureJson(const VersionSignature &signature)
{
    return {{"person", signature.person.text()},
            {"side", domain::keyOf(signature.side)},
            {"time", base::isoText(signature.time)},
            {"public_key", base::hex(signature.key)},
            {"signature", base::hex(signature.signature)}};
}

FileJson signerJson(const FileSigner &signer)
{
    FileJson json{{"person", signer.person.text()},
                  {"name", signer.name},
                  {"side", domain::keyOf(signer.side)},
                  {"public_key", base::hex(signer.key.publicKey)}};
    if (!signer.key.sealed.empty())
        json["sealed_key"] = base::hex(signer.key.sealed);
    return json;
}

FileJson proposalJson(const Proposal &proposal)
{
    FileJson json{{"person", proposal.person.text()},
                  {"time", base::isoText(proposal.time)},
                  {"release", keyOf(proposal.release)},
                  {"impact", FileJson::parse(figuresJson(proposal.impact))},
                  {"rolls_back_to", proposal.rollsBackTo}};
    if (proposal.inForceOn)
        json["in_force_on"] = base::isoText(*proposal.inForceOn);
    return json;
}

/// Flies where the file is not as it should be; caught in parseAgreement.
struct Damage {
    std::string what;
};

std::string textAt(const FileJson &json, const char *key)
{
    if (!json.is_object() || !json.contains(key) || !json[key].is_string())
        throw Damage{key};
    return json[key].get<std::string>();
}

base::Uuid personAt(const FileJson &json, const char *key)
{
    const auto id = base::Uuid::parse(textAt(json, key));
    if (!id)
        throw Damage{key};
    return *id;
}

base::Instant timeAt(const FileJson &json, const char *key)
{
    const auto time = base::parseIsoInstant(textAt(json, key));
    if (!time)
        throw Damage{key};
    return *time;
}

domain::Side sideAt(const FileJson &json)
{
    const auto side = domain::parseSide(textAt(json, "side"));
    if (!side)
        throw Damage{"side"};
    return *side;
}

template <class Bytes> void bytesAt(const FileJson &json, const char *key, Bytes &bytes)
{
    if (!base::fromHex(textAt(json, key), bytes))
        throw Damage{key};
}

const FileJson &listAt(const FileJson &json, const char *key)
{
    if (!json.contains(key) || !json[key].is_array())
        throw Damage{key};
    return json[key];
}

VersionSignature readSignature(const FileJson &json)
{
    VersionSignature signature;
    signature.person = personAt(json, "person");
    signature.side = sideAt(json);
    signature.time = timeAt(json, "time");
    bytesAt(json, "public_key", signature.key);
    bytesAt(json, "signature", signature.signature);
    return signature;
}

FileSigner readSigner(const FileJson &json)
{
    FileSigner signer;
    signer.person = personAt(json, "person");
    signer.name = textAt(json, "name");
    signer.side = sideAt(json);
    bytesAt(json, "public_key", signer.key.publicKey);
    if (json.contains("sealed_key")) {
        signer.key.sealed.resize(textAt(json, "sealed_key").size() / 2);
        bytesAt(json, "sealed_key", signer.key.sealed);
    }
    return signer;
}

Proposal readProposal(const FileJson &json, int version)
{
    Proposal proposal;
    proposal.version = version;
    proposal.person = personAt(json, "person");
    proposal.time = timeAt(json, "time");
    const auto release = parseRelease(textAt(json, "release"));
    if (!release || !json.contains("impact") || !json.contains("rolls_back_to")
        || !json["rolls_back_to"].is_number_integer())
        throw Damage{"proposal"};
    proposal.release = *release;
    auto impact = parseFigures(json["impact"].dump());
    if (!impact)
        throw Damage{"impact"};
    proposal.impact = std::move(*impact);
    proposal.rollsBackTo = json["rolls_back_to"].get<int>();
    if (json.contains("in_force_on"))
        proposal.inForceOn = timeAt(json, "in_force_on");
    return proposal;
}

AgreementFile readAgreement(const FileJson &json)
{
    AgreementFile file;
    file.workspace = personAt(json, "workspace");
    ModelVersion &version = file.version;
    if (!json.contains("version") || !json["version"].is_number_unsigned())
        throw Damage{"version"};
    version.number = json["version"].get<int>();
    const auto state = parseVersionState(textAt(json, "state"));
    if (!state)
        throw Damage{"state"};
    version.state = *state;
    version.title = textAt(json, "title");
    version.reason = textAt(json, "reason");
    version.bytes = textAt(json, "model");
    if (json.contains("in_force_since"))
        version.inForceSince = timeAt(json, "in_force_since");
    for (const FileJson &each : listAt(json, "signatures"))
        version.signatures.push_back(readSignature(each));
    for (const FileJson &each : listAt(json, "signers"))
        file.signers.push_back(readSigner(each));
    if (json.contains("proposal"))
        file.proposal = readProposal(json["proposal"], version.number);
    return file;
}

} // namespace

std::string agreementJson(const AgreementFile &file)
{
    const ModelVersion &version = file.version;
    FileJson json{{"format", formatName},
                  {"format_version", formatNumber},
                  {"workspace", file.workspace.text()},
                  {"version", version.number},
                  {"state", keyOf(version.state)},
                  {"title", version.title},
                  {"reason", version.reason},
                  {"model", version.bytes},
                  {"fingerprint", base::hex(base::sha256(version.bytes))},
                  {"signatures", FileJson::array()},
                  {"signers", FileJson::array()}};
    if (version.inForceSince)
        json["in_force_since"] = base::isoText(*version.inForceSince);
    for (const VersionSignature &signature : version.signatures)
        json["signatures"].push_back(signatureJson(signature));
    for (const FileSigner &signer : file.signers)
        json["signers"].push_back(signerJson(signer));
    if (file.proposal)
        json["proposal"] = proposalJson(*file.proposal);
    return json.dump(2, ' ', false, FileJson::error_handler_t::replace) + '\n';
}

base::Result<AgreementFile> parseAgreement(std::string_view text)
{
    const FileJson json = FileJson::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", FileJson()) != formatName
        || json.value("format_version", FileJson()) != formatNumber)
        return base::fail(base::ErrorKind::unreadable, "agreement_file.not_ours");
    try {
        return readAgreement(json);
    } catch (const Damage &damage) {
        return base::fail(base::ErrorKind::unreadable, "agreement_file.damaged", {damage.what});
    } catch (const FileJson::exception &) { // a number that no int holds
        return base::fail(base::ErrorKind::unreadable, "agreement_file.damaged", {"number"});
    }
}

base::Result<void> proveAgreement(const AgreementFile &file)
{
    const auto model = model::parseModel(file.version.bytes);
    if (!model || model::canonicalJson(*model) != file.version.bytes)
        return base::fail(base::ErrorKind::proof, "agreement_file.not_canonical");
    for (const VersionSignature &signature : file.version.signatures) {
        const bool known = std::any_of(file.signers.begin(), file.signers.end(), [&](const FileSigner &signer) {
            return signer.person == signature.person && signer.key.publicKey == signature.key
                   && domain::actsFor(signer.side, signature.side);
        });
        if (!known)
            return base::fail(base::ErrorKind::proof, "agreement_file.unknown_key",
                              {std::string(domain::keyOf(signature.side))});
    }
    return proveSignatures(file.version);
}

} // namespace leadlight::agreement
