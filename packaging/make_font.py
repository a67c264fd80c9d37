#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the program's font from Inter: tabular digits by default, the scripts we need, a name of its own.

Qt 6.4 cannot switch a font feature on, and Inter's digits are proportional, so columns of numbers would not line up.
The tabular glyphs that the feature "tnum" would choose take the place of the plain ones in the character map.
Inter is under the SIL Open Font License 1.1 without reserved names; the result stays under that licence.

usage: make_font.py SOURCE.otf STYLE TARGET.otf     STYLE is Regular, Medium or SemiBold
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Leadlight Sans"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x218, 0x21B), (0x2C6, 0x2DD), (0x300, 0x30C),
    (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x4F9), (0x1E00, 0x1EFF), (0x2002, 0x200B), (0x2010, 0x2026),
    (0x2030, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x21B5, 0x21B5), (0x2200, 0x2200), (0x2206, 0x2206), (0x2211, 0x2212), (0x221E, 0x221E),
    (0x2248, 0x2248), (0x2260, 0x2265), (0x25B2, 0x25BC), (0x25CB, 0x25CF), (0x2713, 0x2717), (0x22EF, 0x22EF),
]


def tabular(font):
    """The glyph that tnum puts in place of each glyph."""
    table = font["GSUB"].table
    lookups = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    mapping = {}
    for index in sorted(lookups):
        for part in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    return mapping


def rename(font, style):
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 13, 14)]
    regular = style in ("Regular", "Bold")
    family = FAMILY if regular else f"{FAMILY} {style}"
    plain = FAMILY.replace(" ", "")
    texts = {1: family, 2: "Regular", 3: f"{plain}-{style}", 4: f"{FAMILY} {style}", 5: "Version 1.0",
             6: f"{plain}-{style}", 16: FAMILY, 17: style}
    for key, text in texts.items():
        names.setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    if "CFF " in font:
        top = font["CFF "].cff
        top.fontNames = [f"{plain}-{style}"]
        top.topDictIndex[0].FamilyName = FAMILY
        top.topDictIndex[0].FullName = f"{FAMILY} {style}"


def main(source, style, target):
    font = TTFont(source, recalcTimestamp=False)
    digits = tabular(font)
    replaced = 0
    for table in font["cmap"].tables:
        for code in list(table.cmap):
            if 0x30 <= code <= 0x39 and table.cmap[code] in digits:
                table.cmap[code] = digits[table.cmap[code]]
                replaced += 1
    if replaced < 10:
        sys.exit(f"{source}: no tabular digits found")
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], name_IDs=["*"], notdef_outline=True,
                             hinting=False, glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    cutter.subset(font)
    rename(font, style)
    font.save(target)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[2] not in WEIGHTS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
