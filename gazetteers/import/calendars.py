#!/usr/bin/env python3
"""Write patterns/language-calendars.tsv: the names of months and weekdays in other languages, from ICU's copy of Unicode CLDR.

    gazetteers/import/calendars.py

Asks for the Debian package `python3-icu`. Wide and abbreviated names, as they stand in a date and alone; what is shorter than
three letters, holds digits or means two things in one language is left out. English has its own fragments.
"""

from collections import defaultdict

import icu

from common import arguments, write_list

LANGUAGES = "ar ca cs da de es fa fi fr hr hu id it nb nl pl pt ro ru sv sw tr uk".split()
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december"]
WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
CONTEXTS = [icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE]


def names_of(language):
    """{name in lower case without a period: the English name}, for one language."""
    symbols = icu.DateFormatSymbols(icu.Locale(language + "@calendar=gregorian"))
    meanings = defaultdict(set)
    for context in CONTEXTS:
        for width in (icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED):
            for name, month in zip(symbols.getMonths(context, width), MONTHS):
                meanings[name.lower().rstrip(".")].add(month)
        for name, day in zip(symbols.getWeekdays(context, icu.DateFormatSymbols.WIDE)[1:], WEEKDAYS):
            meanings[name.lower().rstrip(".")].add(day)
    return {name: next(iter(means)) for name, means in meanings.items()
            if len(means) == 1 and len(name) >= 3 and not any(c.isdigit() for c in name)}


def main():
    arguments(__doc__)
    rows = [(name, language, means) for language in LANGUAGES for name, means in names_of(language).items()]
    write_list(
        "patterns/language-calendars.tsv",
        title="Months and weekdays of other languages",
        about="What the months and weekdays are called in languages besides English, and which they are; patterns of those "
              "languages name them {month} and {weekday}.",
        source=f"Unicode CLDR, through ICU {icu.ICU_VERSION}; made by import/calendars.py",
        licence="Unicode-3.0", columns=["name", "language", "means"], rows=rows)


if __name__ == "__main__":
    main()
