// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

#include <rapidcheck.h>

#include "store/pages.h"

using namespace leadlight::store;

namespace {

const PageHeader header{PageHeader::Kind::text, 7, 3, 5};
constexpr double blankNumber = std::numeric_limits<double>::quiet_NaN();

std::vector<double> roundTrip(const std::vector<double> &values, std::size_t *bytes = nullptr)
{
    PagePacker packer(header);
    packer.numbers(values);
    std::vector<double> back(values.size());
    PageReader reader(packer.bytes(), header);
    reader.numbers(back);
    reader.finish();
    if (bytes)
        *bytes = packer.bytes().size();
    return back;
}

bool same(const std::vector<double> &a, const std::vector<double> &b)
{
    bool equal = a.size() == b.size();
    for (std::size_t i = 0; equal && i < a.size(); ++i)
        equal = (std::isnan(a[i]) && std::isnan(b[i]))
                || std::bit_cast<std::uint64_t>(a[i]) == std::bit_cast<std::uint64_t>(b[i]);
    return equal;
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageReadsBack()
    {
        QVERIFY(rc::check("codes, instants, keys and texts read back",
                          [](const std::vector<std::uint32_t> &codes, const std::vector<std::int64_t> &instants,
                             const std::vector<std::uint64_t> &keys, const std::string &text) {
                              PagePacker packer(header);
                              packer.codes(codes);
                              packer.instants(instants);
                              packer.keys(keys);
                              packer.text(text);
                              PageReader reader(packer.bytes(), header);
                              std::vector<std::uint32_t> codesBack(codes.size());
                              std::vector<std::int64_t> instantsBack(instants.size());
                              std::vector<std::uint64_t> keysBack(keys.size());
                              reader.codes(codesBack, std::uint64_t{1} << 32);
                              reader.instants(instantsBack);
                              reader.keys(keysBack);
                              RC_ASSERT(reader.text() == text);
                              reader.finish();
                              RC_ASSERT(codesBack == codes && instantsBack == instants && keysBack == keys);
                          }));
        QVERIFY(rc::check("numbers read back", [](std::vector<double> values) {
            values.push_back(blankNumber);
            RC_ASSERT(same(roundTrip(values), values));
        }));
    }

    void edgesReadBack()
    {
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        for (const std::vector<std::int64_t> &values : {std::vector<std::int64_t>{least, least},
                                                        {least, least + 1},
                                                        {least + 1, std::numeric_limits<std::int64_t>::max(), least},
                                                        {0, least, 4294967294},
                                                        {0, 4294967295, least},
                                                        {-5, -5, -5}}) {
            PagePacker packer(header);
            packer.instants(values);
            std::vector<std::int64_t> back(values.size());
            PageReader(packer.bytes(), header).instants(back);
            QCOMPARE(back, values);
        }
        std::size_t bytes = 0;
        QVERIFY(same(roundTrip({0, 1, blankNumber, 4294967293.0}, &bytes), {0, 1, blankNumber, 4294967293.0}));
        QVERIFY(same(roundTrip({-0.0, 0.5, 1e300, 4294967294.0}), {-0.0, 0.5, 1e300, 4294967294.0}));
        QVERIFY(same(roundTrip({0, 1, 200}, &bytes), {0, 1, 200}));
        QVERIFY2(bytes < 24, "small whole numbers take a byte each");
    }

    void aHostilePageIsRefused()
    {
        PagePacker packer(header);
        packer.codes(std::vector<std::uint32_t>{1, 2, 300});
        const std::string bytes = packer.bytes();
        std::vector<std::uint32_t> out(3);
        const auto readAll = [&](std::string_view page, const PageHeader &expected, std::uint64_t limit) {
            PageReader reader(page, expected);
            reader.codes(out, limit);
            reader.finish();
        };
        readAll(bytes, header, 301);
        QVERIFY_EXCEPTION_THROWN(readAll(bytes, header, 300), PageReader::BadPage);
        QVERIFY_EXCEPTION_THROWN(readAll(bytes + 'x', header, 301), PageReader::BadPage);
        PageHeader elsewhere = header;
        elsewhere.pageNo = 4;
        QVERIFY_EXCEPTION_THROWN(readAll(bytes, elsewhere, 301), PageReader::BadPage);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY_EXCEPTION_THROWN(readAll(std::string_view(bytes).substr(0, size), header, 301),
                                     PageReader::BadPage);
        std::string infinite = bytes.substr(0, 16);
        infinite += '\x01';
        infinite += '\x08';
        const double infinity = std::numeric_limits<double>::infinity();
        infinite.append(reinterpret_cast<const char *>(&infinity), sizeof infinity);
        std::vector<double> number(1);
        QVERIFY_EXCEPTION_THROWN(PageReader(infinite, header).numbers(number), PageReader::BadPage);
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "test_pages.moc"
