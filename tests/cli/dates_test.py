"""What the flags about dates do: the reference day and where it comes from, the order of day and month, languages, times."""

import datetime
import json
import unittest

from harness import CliTest


def values(record):
    return [(span["text"], span["label"], span.get("value")) for span in record["spans"]]


class Dates(CliTest):
    def one(self, *arguments, stdin=None):
        (record,) = self.onoma(*arguments, stdin=stdin).records()
        return record

    def test_reference_day_in_order(self):
        line = json.dumps({"text": "LAGOS, 3 May 2024 - They met on Friday.", "reference_date": "2024-06-05"})
        record = self.one("--jsonl", "--reference-date", "2023-01-02", stdin=line)
        self.assertEqual(record["ref_date"], {"value": "2023-01-02", "from": "option"})
        record = self.one("--jsonl", stdin=line)
        self.assertEqual(record["ref_date"], {"value": "2024-06-05", "from": "field"})
        self.write("note-2022-02-01.txt", "LAGOS, 3 May 2024 - They met on Friday.")
        self.assertEqual(self.one("note-2022-02-01.txt")["ref_date"], {"value": "2024-05-03", "from": "dateline", "start": 7, "end": 17})
        self.write("note-2022-02-02.txt", "They met on Friday.")
        record = self.one("note-2022-02-02.txt")
        self.assertEqual(record["ref_date"], {"value": "2022-02-02", "from": "filename"})
        self.assertIn(("Friday", "DATE", "2022-01-28"), values(record))
        self.write("note.txt", "They met on Friday.")
        self.assertNotIn("ref_date", self.one("note.txt"))

    def test_today_is_asked_for(self):
        days = [datetime.date.today().isoformat()]
        record = self.one("--reference-date", "today", stdin="They met yesterday.")
        days.append(datetime.date.today().isoformat())  # it may have become another day
        self.assertIn(record["ref_date"]["value"], days)

    def test_order_of_day_and_month(self):
        text = "Paid on 3/4/2020 and 26/10/2020."
        first, second = self.one(stdin=text)["spans"]
        self.assertEqual((first["value"], first["date"]["order"]), ("2020-04-03", "dmy"))
        self.assertNotIn("ambiguous", first["date"])
        self.assertNotIn("order", second["date"])
        (open_date,) = self.one(stdin="Paid on 3/4/2020.")["spans"]
        self.assertTrue(open_date["date"]["ambiguous"])
        self.assertEqual(open_date["date"]["readings"], ["2020-04-03", "2020-03-04"])
        (asked,) = self.one("--date-order", "mdy", stdin="Paid on 3/4/2020.")["spans"]
        self.assertEqual((asked["value"], asked["date"]["order"]), ("2020-03-04", "mdy"))

    def test_the_vote_stays_in_its_document(self):
        lines = "\n".join(json.dumps({"text": text}) for text in ("Paid on 3/4/2020.", "Paid on 26/10/2020."))
        first, _ = self.onoma("--jsonl", stdin=lines).records()
        self.assertTrue(first["spans"][0]["date"]["ambiguous"])

    def test_times(self):
        text = "They met on 3 May 2024 at 10:30 for two hours, as every Monday."
        self.assertEqual(values(self.one(stdin=text)), [("3 May 2024", "DATE", "2024-05-03")])
        self.assertEqual(
            values(self.one("--times", stdin=text)),
            [("3 May 2024", "DATE", "2024-05-03"), ("10:30", "TIME", "2024-05-03T10:30"), ("two hours", "DURATION", "PT2H"),
             ("every Monday", "SET", "XXXX-WXX-1")])
        self.assertEqual(values(self.one("--label", "time", stdin=text)), [("10:30", "TIME", "2024-05-03T10:30")])
        record = self.one("--times", "--explain", stdin=text)
        self.assertEqual([e["rule"] for e in record["spans"][1]["evidence"]], ["clock"])

    def test_vague_dates(self):
        self.assertEqual(self.one(stdin="It was recently mended.")["spans"], [])
        self.assertEqual(values(self.one("--vague-dates", stdin="It was recently mended.")), [("recently", "DATE", "PAST_REF")])

    def test_languages(self):
        text = "Ils se sont vus le 26 octobre 2025."
        self.assertNotIn(("26 octobre 2025", "DATE", "2025-10-26"), values(self.one(stdin=text)))
        for languages in ("fr", "en,de,fr", "all"):
            self.assertIn(("26 octobre 2025", "DATE", "2025-10-26"), values(self.one("--date-languages", languages, stdin=text)))
        result = self.onoma("--date-languages", "tlh", stdin=text, status=2)
        self.assertIn('--date-languages: no dates of "tlh"; there are en,ar,', result.err)

    def test_wrong_usage(self):
        for arguments in (["--date-order", "ydm"], ["--reference-date", "yesterday"], ["--reference-date", "2024-02-30"]):
            self.onoma(*arguments, stdin="x", status=2)

    def test_the_run_says_what_was_asked(self):
        run, _ = self.onoma("--header", "--times", "--date-order", "dmy", "--date-languages", "fr", stdin="x").records()
        told = run["options"] if "options" in run else run["run"]["options"]
        self.assertEqual([told[name] for name in ("times", "date_order", "date_languages")], ["yes", "dmy", "fr"])

    def test_odd_numbers_make_no_odd_years(self):
        text = "On 31 February 2024, 99/99/9999, 2882015, 379480 AH, 0 BC, 99999999 and 20251399 nothing happened in 9999-W60."
        for span in self.one("--times", "--vague-dates", "--date-languages", "all", stdin=text)["spans"]:
            self.assertNotRegex(span.get("value") or "", r"\d{5}|-02-3|-1[3-9]")


if __name__ == "__main__":
    unittest.main()
