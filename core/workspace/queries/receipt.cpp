// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/receipt.h"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "store/workspace_store.h"

namespace leadlight::workspace {

namespace {

constexpr const char *receiptFormat = "leadlight-receipt-1";

struct LedgerHead {
    std::string origin;
    std::uint64_t entry = 0;
    std::string hash;
};

std::optional<LedgerHead> headIn(std::string_view text)
{
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", nlohmann::json()) != receiptFormat)
        return std::nullopt;
    const auto origin = json.find("origin");
    const auto entry = json.find("entry");
    const auto hash = json.find("hash");
    if (origin == json.end() || !origin->is_string() || entry == json.end() || !entry->is_number_unsigned() || hash == json.end() || !hash->is_string())
        return std::nullopt;
    return LedgerHead{origin->get<std::string>(), entry->get<std::uint64_t>(), hash->get<std::string>()};
}

std::optional<VerifyFinding> contradiction(const char *code, std::vector<std::string> arguments, std::uint64_t entry)
{
    return VerifyFinding{{base::ErrorKind::proof, code, std::move(arguments), {}}, entry};
}

} // namespace

base::Result<std::string> receiptOf(const std::string &path, const base::Progress *progress)
{
    const auto store = store::WorkspaceStore::open(path, store::OpenMode::read);
    if (!store)
        return base::fail(store.error());
    if (auto sound = (*store)->verifyLedger(progress); !sound)
        return base::fail(sound.error());
    const auto head = (*store)->ledgerHead();
    if (!head)
        return base::fail(head.error());
    nlohmann::ordered_json json{{"format", receiptFormat}, {"workspace", std::filesystem::path(path).filename().string()}, {"origin", (*store)->meta().origin.text()}};
    json["entry"] = *head ? (*head)->seq : 0;
    json["hash"] = base::hex(*head ? (*head)->hash : base::Digest{});
    json["time"] = *head ? base::isoText((*head)->time) : base::isoText((*store)->meta().created);
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

base::Result<std::optional<VerifyFinding>> verifyAgainst(const std::string &path, std::string_view receipt)
{
    const auto wanted = headIn(receipt);
    if (!wanted)
        return base::fail(base::ErrorKind::unreadable, "receipt.unreadable");
    const auto store = store::WorkspaceStore::open(path, store::OpenMode::inspect);
    if (!store)
        return base::fail(store.error());
    if ((*store)->meta().origin.text() != wanted->origin)
        return contradiction("receipt.other_workspace", {}, 0);
    const auto head = (*store)->ledgerHead();
    if (!head)
        return base::fail(head.error());
    const std::uint64_t last = *head ? (*head)->seq : 0;
    if (last < wanted->entry)
        return contradiction("receipt.cut", {std::to_string(wanted->entry), std::to_string(last)}, last);
    std::string hash = base::hex(base::Digest{}); // of a ledger that had no entry yet
    if (wanted->entry > 0) {
        const auto visited = (*store)->visitLedger(
            [&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *) {
                hash = base::hex(entry.hash);
                return false;
            },
            wanted->entry);
        if (!visited)
            return base::fail(visited.error());
    }
    if (hash != wanted->hash)
        return contradiction("receipt.changed", {std::to_string(wanted->entry)}, wanted->entry);
    return std::optional<VerifyFinding>();
}

} // namespace leadlight::workspace
