// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/agreement_files.h"

#include <algorithm>

#include "base/text.h"
#include "workspace/queries/draft_table.h"
#include "workspace/session.h"
#include "workspace/signing.h"
#include "workspace/whole_file.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t largestAgreementFile = std::size_t{16} << 20U;

const agreement::ModelVersion *proposedVersion(const Snapshot &snapshot)
{
    const agreement::ModelVersion *open = openVersion(snapshot);
    return open && open->state != agreement::VersionState::draft ? open : nullptr;
}

base::Result<std::vector<agreement::FileSigner>> signersFor(const Snapshot &snapshot,
                                                            const store::WorkspaceStore &store,
                                                            const agreement::ModelVersion &version, bool sealed)
{
    std::vector<agreement::FileSigner> signers;
    for (const domain::Person &person : snapshot.people) {
        const auto key = store.keyOf(person.id);
        if (!key)
            return base::fail(key.error());
        const auto signature =
            std::find_if(version.signatures.begin(), version.signatures.end(),
                         [&](const agreement::VersionSignature &each) { return each.person == person.id; });
        const bool hasSigned = signature != version.signatures.end();
        if (hasSigned) // with the key that it was signed with, which may have been replaced since
            signers.push_back({person.id, person.name, person.side, {signature->key, {}}});
        else if (sealed && *key)
            signers.push_back({person.id, person.name, person.side, **key});
    }
    return signers;
}

base::Result<void> writeVersionFile(Workspace &workspace, const std::string &file,
                                    const agreement::ModelVersion &version, bool sealed)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto snapshot = session.snapshot();
    agreement::AgreementFile written;
    written.workspace = session.store().meta().origin;
    written.version = version;
    for (const agreement::Proposal &proposal : snapshot->proposals) {
        if (proposal.version == version.number)
            written.proposal = proposal;
    }
    auto signers = signersFor(*snapshot, session.store(), version, sealed);
    if (!signers)
        return base::fail(signers.error());
    written.signers = std::move(*signers);
    return writeWholeFile(file, agreement::agreementJson(written));
}

base::Result<agreement::AgreementFile> readAgreementFile(const std::string &file)
{
    const auto text = readWholeFile(file, largestAgreementFile);
    if (!text)
        return base::fail(text.error());
    auto parsed = agreement::parseAgreement(*text);
    if (!parsed) {
        base::Error error = parsed.error();
        error.place.file = file;
        return base::fail(std::move(error));
    }
    return parsed;
}

/// Signatures of the file that are new to the version, each by a key that the workspace knows for that person.
base::Result<std::vector<agreement::VersionSignature>> newSignatures(const Snapshot &snapshot,
                                                                     const store::WorkspaceStore &store,
                                                                     const agreement::ModelVersion &version,
                                                                     const agreement::AgreementFile &file)
{
    std::vector<agreement::VersionSignature> added;
    agreement::ModelVersion growing = version;
    for (const agreement::VersionSignature &signature : file.version.signatures) {
        if (std::find(version.signatures.begin(), version.signatures.end(), signature) != version.signatures.end())
            continue;
        const domain::Person *person = snapshot.personOf(signature.person);
        const auto key = store.keyOf(signature.person);
        if (!key)
            return base::fail(key.error());
        if (!person || !*key || (*key)->publicKey != signature.key)
            return base::fail(base::ErrorKind::proof, "agreement_file.unknown_key",
                              {std::string(domain::keyOf(signature.side))});
        const auto side = sideToSign(growing, person->id, person->side, signature.side);
        if (!side)
            return base::fail(side.error());
        if (!agreement::isSignatureOf(signature.key,
                                      agreement::signedBytes(version.number, signature.side, version.bytes),
                                      signature.signature))
            return base::fail(base::ErrorKind::proof, "signature.invalid",
                              {std::string(domain::keyOf(signature.side))});
        growing.signatures.push_back(signature);
        added.push_back(signature);
    }
    return added;
}

} // namespace

base::Result<void> writeProposalFile(Workspace &workspace, const std::string &file)
{
    const auto snapshot = workspace.snapshot();
    const agreement::ModelVersion *open = proposedVersion(*snapshot);
    if (!open)
        return base::fail(base::ErrorKind::refused, "draft.not_proposed");
    return writeVersionFile(workspace, file, *open, true);
}

base::Result<void> signProposalFile(const std::string &file, const std::string &person, const std::string &passphrase,
                                    const std::string &out, base::Instant now)
{
    auto read = readAgreementFile(file);
    if (!read)
        return base::fail(read.error());
    const auto signer =
        std::find_if(read->signers.begin(), read->signers.end(), [&](const agreement::FileSigner &each) {
            return base::comparable(each.name) == base::comparable(person) || each.person.text() == person;
        });
    if (signer == read->signers.end())
        return base::fail(base::ErrorKind::usage, "person.unknown", {person});
    const auto side = sideToSign(read->version, signer->person, signer->side, std::nullopt);
    if (!side)
        return base::fail(side.error());
    if (signer->key.sealed.empty())
        return base::fail(base::ErrorKind::refused, "key.none", {signer->name});
    const auto signature = agreement::sign(signer->key, passphrase,
                                           agreement::signedBytes(read->version.number, *side, read->version.bytes));
    if (!signature)
        return base::fail(signature.error());
    read->version.signatures.push_back({signer->person, *side, now, signer->key.publicKey, *signature});
    for (agreement::FileSigner &each : read->signers)
        each.key.sealed.clear(); // what comes back needs no keys
    return writeWholeFile(out, agreement::agreementJson(*read));
}

base::Result<Signed> takeProposalFile(Workspace &workspace, const std::string &file)
{
    const auto read = readAgreementFile(file);
    if (!read)
        return base::fail(read.error());
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const agreement::ModelVersion *open = proposedVersion(*next);
    if (!open)
        return base::fail(base::ErrorKind::refused, "draft.not_proposed");
    if (read->version.number != open->number || read->version.bytes != open->bytes)
        return base::fail(base::ErrorKind::refused, "agreement_file.other_version",
                          {std::to_string(read->version.number), std::to_string(open->number)});
    const auto added = newSignatures(*next, session.store(), *open, *read);
    if (!added)
        return base::fail(added.error());
    if (added->empty())
        return base::fail(base::ErrorKind::refused, "agreement_file.nothing_new");
    return takeSignatures(session, next, *added, {}, std::nullopt);
}

base::Result<void> writeAgreementFile(Workspace &workspace, const std::string &file, int version)
{
    const auto snapshot = workspace.snapshot();
    const int wanted = version == 0 && snapshot->inForce ? snapshot->modelVersion : version;
    for (const agreement::ModelVersion &each : snapshot->versions) {
        if (each.number == wanted && each.state >= agreement::VersionState::signedByBoth)
            return writeVersionFile(workspace, file, each, false);
    }
    return base::fail(base::ErrorKind::refused, "version.not_signed", {std::to_string(wanted)});
}

base::Result<agreement::AgreementFile> proveAgreementFile(const std::string &file)
{
    auto read = readAgreementFile(file);
    if (!read)
        return read;
    if (auto proven = agreement::proveAgreement(*read); !proven)
        return base::fail(proven.error());
    return read;
}

} // namespace leadlight::workspace
