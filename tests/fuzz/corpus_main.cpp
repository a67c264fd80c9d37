// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over every file of a corpus folder, and over beginnings and damaged copies of each.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

void run(const std::string &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

void runVariants(const std::string &bytes)
{
    run(bytes);
    for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 64)
        run(bytes.substr(0, length));
    std::uint32_t state = 0x9E3779B9U;
    for (int round = 0; round < 64 && !bytes.empty(); ++round) {
        std::string damaged = bytes;
        for (int change = 0; change < 4; ++change) {
            state = state * 1664525U + 1013904223U;
            const char *const signs = "\",;\n\r\t'=\\{}[]0\xFF\x80";
            damaged[(state >> 8U) % damaged.size()] = signs[state % 17U];
        }
        run(damaged);
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::size_t files = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(argv[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            runVariants(std::string(std::istreambuf_iterator<char>(file), {}));
            ++files;
        }
    }
    std::printf("%zu seeds\n", files);
    return files == 0 ? 1 : 0;
}
