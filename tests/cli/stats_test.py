"""The summary of a run on standard error."""

import json
import unittest

from harness import TEXT, CliTest, valid


class Stats(CliTest):
    def summary(self, *arguments, stdin=b"", status=0):
        result = self.onoma("--stats", *arguments, stdin=stdin, status=None)
        self.assertEqual(result.status, status, result.err)
        *messages, last = result.err.splitlines()
        return valid(json.loads(last)), messages, result

    def test_it_counts_what_was_printed(self):
        self.write("a", TEXT)
        self.write("b", b"\xef\xbb\xbfRain in Oslo.")
        for jobs in ("1", "3"):
            summary, messages, result = self.summary("-j", jobs, "a", "no-such", "b", "a", status=1)
            spans = [span["label"] for record in result.records() for span in record["spans"]]
            self.assertEqual(summary["documents"], 4)
            self.assertEqual(summary["errors"], 1)
            self.assertEqual(summary["bytes"], 2 * len(TEXT.encode()) + 16)
            self.assertEqual({label: n for label, n in summary["counts"].items() if n},
                             {label: spans.count(label) for label in set(spans)})
            self.assertTrue(summary["complete"])
            self.assertEqual(messages, ["onoma: no-such: cannot open: No such file or directory"])

    def test_standard_output_does_not_change(self):
        self.assertEqual(self.summary(stdin=TEXT)[2].out, self.onoma(stdin=TEXT).out)

    def test_filters_and_other_views(self):
        for arguments in (["--format", "none"], ["--count"], ["--entities"], ["--redact"], ["-l"], ["-q", "--format", "csv"]):
            summary, _, _ = self.summary("--label", "LOC", *arguments, stdin=TEXT)
            self.assertEqual({label for label, n in summary["counts"].items() if n}, {"LOC"})
        self.assertEqual(self.summary("-e", stdin=b"nothing", status=4)[0]["documents"], 1)
        summary, _, _ = self.summary("--jsonl", stdin=b"")
        self.assertEqual((summary["documents"], summary["bytes"]), (0, 0))


    def test_dates_that_tell_the_order_of_day_and_month(self):
        lines = "Paid on 3/4/2020.\nPaid on 26/10/2020 and 25/12/2020.\nPaid on 12/31/2020.\n"
        for jobs in ("1", "3"):
            summary, _, _ = self.summary("--lines", "--format", "none", "-j", jobs, stdin=lines.encode())
            self.assertEqual(summary["date_orders"], {"dmy": 2, "mdy": 1})
        self.assertNotIn("date_orders", self.summary(stdin=b"Paid on 3/4/2020.")[0])

    def test_times_where_asked_for(self):
        text = "They met on 3 May 2024 at 10:30."
        self.assertNotIn("TIME", self.summary(stdin=text)[0]["counts"])
        self.assertEqual(self.summary("--times", stdin=text)[0]["counts"]["TIME"], 1)
        self.assertEqual(self.onoma("--times", "-c", "--label", "TIME,DATE", stdin=text).out, b"-:2:DATE=1:TIME=1\n")


if __name__ == "__main__":
    unittest.main()
