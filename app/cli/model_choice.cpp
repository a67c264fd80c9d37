// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_choice.h"

#include "model/model_json.h"
#include "session.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

base::Result<std::shared_ptr<const model::ScoringModel>> chosenModel(const workspace::Snapshot &snapshot, const std::string &wanted)
{
    std::string json;
    for (const agreement::ModelVersion &version : snapshot.versions) {
        const bool isDraft = version.state <= agreement::VersionState::halfSigned;
        const std::string number = std::to_string(version.number);
        if (number == wanted || "v" + number == wanted || (isDraft && wanted == "draft"))
            json = version.bytes;
    }
    if (json.empty()) {
        auto read = workspace::readWholeFile(wanted, largestModelFile);
        if (!read)
            return base::fail(read.error());
        json = std::move(*read);
    }
    auto parsed = model::parseModel(json);
    if (!parsed) {
        base::Error error = parsed.error();
        error.place.file = wanted;
        return base::fail(std::move(error));
    }
    return std::make_shared<const model::ScoringModel>(std::move(*parsed));
}

} // namespace leadlight::cli
