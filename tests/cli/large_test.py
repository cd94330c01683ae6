"""Documents too large to be read whole: the same record, in bounded memory."""

import gzip
import hashlib
import json
import os
import subprocess
import unittest

from harness import TEXT, CliTest

MIB = 1 << 20


def text_of(size):
    """Not the same all over: numbers tell the places apart, some lines are not ASCII."""
    lines, length, number = [], 0, 0
    while length < size:
        number += 1
        line = f"{number}: the talks went on for hours while it rained on all roads and prices rose again, they said.\n" * 6
        line += f"Zoe Miller of the United Nations was in Kabul on {number % 28 + 1} May 2024. {'😀' if number % 9 == 0 else ''}\n"
        lines.append(line + ("\n" if number % 70 == 0 else ""))
        length += len(lines[-1].encode())
    return "".join(lines)


class Large(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.text = text_of(9 * MIB)

    def whole(self, text, *arguments):
        """The record of the whole text: the string of a JSON record is not worked on in pieces."""
        line = json.dumps({"id": "f", "text": text})
        return self.only(self.onoma("--jsonl", *arguments, stdin=line))

    def assert_same(self, record, whole, raw=None, codec="utf-8"):
        """The same but for the source; where raw bytes are given, src leads to them."""
        for span in record["spans"]:
            (src,) = span.pop("src", [span])
            if raw is not None:
                self.assertEqual(raw[src["byte_start"] : src["byte_end"]].decode(codec), span["text"])
        without = lambda r: {name: value for name, value in r.items() if name != "source"}
        self.assertEqual(json.dumps(without(record)), json.dumps(without(whole)))

    def test_a_large_document_gives_the_record_of_a_small_one(self):
        self.write("f", self.text)
        record = self.only(self.onoma("f"))
        self.assert_spans_hold(record, self.text)
        plain = self.onoma("f").out
        self.assertEqual(self.onoma("-j3", "f", "f", "f").out, plain * 3)
        self.assertEqual(self.onoma("--stdin-name", "f", stdin=self.text).out, plain)
        indented = self.onoma("--format", "json", "f").out
        self.assertEqual(json.loads(indented), record)
        self.assertTrue(indented.startswith(b'{\n  "schema": "onoma/1",\n'))
        self.assert_same(record, self.whole(self.text))

    def test_in_another_encoding_broken_or_compressed(self):
        text = self.text
        for raw, content, codec in (
            (text.encode("utf-16"), text, "utf-16-le"),
            (b"\xff" + text.encode(), "\ufffd" + text, "utf-8"),
            (b"\xef\xbb\xbf" + text.encode(), text, "utf-8"),
            (text.replace("😀", "é").encode("cp1252"), text.replace("😀", "é"), "cp1252"),
        ):
            self.write("f", raw)
            record = self.only(self.onoma("--label=LOC", "--offsets=byte", "f"))
            whole = self.whole(content, "--label=LOC", "--offsets=byte")
            if content.startswith("\ufffd"):  # the JSON text has the mark itself, which is no repair
                self.assertEqual((record["text"].pop("replaced"), whole["text"].pop("replaced")), (1, 0))
                self.assertEqual(record.pop("warnings")[0]["code"], "W_ENCODING")
            self.assert_same(record, whole, raw, codec)
        for data in (gzip.compress(text.encode(), 1),):
            self.assert_same(self.only(self.onoma("--stdin-name", "f", stdin=data)), self.whole(text))

    def test_what_needs_the_whole_text_and_what_is_counted(self):
        self.write("f", self.text)
        plain = self.only(self.onoma("f"))
        summary = json.loads(self.onoma("--stats", "f", status=None).err)
        self.assertEqual((summary["documents"], summary["bytes"]), (1, len(self.text.encode())))
        self.assertEqual(sum(summary["counts"].values()), len(plain["spans"]))
        full = self.only(self.onoma("--digest", "--with-text", "f"))
        self.assertEqual(full["text"].pop("content"), self.text)
        self.assertEqual(full["text"].pop("sha256"), hashlib.sha256(self.text.encode()).hexdigest())
        self.assertEqual(full["source"].pop("sha256"), hashlib.sha256(self.text.encode()).hexdigest())
        self.assertEqual(full, plain)

    def test_a_reference_date_of_its_own_and_one_given(self):
        text = "KABUL, 3 May 2024 (Agency) - It rained on Monday.\n\n" + self.text
        self.write("f", text)
        for flags in ([], ["--reference-date", "2023-01-02"]):
            record = self.only(self.onoma(*flags, "f"))
            self.assertEqual(record["ref_date"]["from"], "option" if flags else "dateline")
            self.assert_same(record, self.whole(text, *flags))

    def test_an_input_that_breaks_late_is_one_error(self):
        data = gzip.compress(self.text.encode(), 1)
        self.write("f", data[:-200])
        self.write("g", TEXT)
        broken, found = self.onoma("f", "g", status=1).records()
        self.assertEqual((broken["error"]["code"], broken["spans"]), ("E_COMPRESSED", []))
        self.assert_found(found, TEXT)

    def test_no_room_for_the_result_is_an_error_of_this_document(self):
        self.write("f", "Zoe Miller was in Kabul. " * 400000)
        self.write("g", TEXT)
        self.environment["TMPDIR"] = str(self.scratch / "none")
        broken, found = self.onoma("f", "g", status=1).records()
        self.assertEqual(broken["error"]["code"], "E_TEMPORARY")
        self.assertTrue(broken["error"]["retry"])
        self.assert_found(found, TEXT)

    def test_more_than_a_record_can_say_is_an_error_at_once(self):
        with open(self.scratch / "f", "wb") as file:
            file.truncate((4 << 30) + 10)  # takes no room on the disk
        result = self.onoma("--encoding", "utf-8", "f", status=1)
        self.assertEqual(self.only(result)["error"]["code"], "E_TOO_LARGE")
        self.assertEqual(result.err, "onoma: f: a text of more than 4 GiB: split it\n")

    def test_memory_does_not_grow_with_the_size(self):
        def peak(copies):
            with open(self.scratch / "f", "w") as file:
                for _ in range(copies):
                    file.write(self.text)
            process = self.start("f", stdout=subprocess.DEVNULL)
            with process.stderr, process.stdin:
                _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss

        self.assertLess(peak(5), peak(2) + 24 * 1024)
        self.assertEqual([name for name in os.listdir(self.scratch) if name != "f"], [])


if __name__ == "__main__":
    unittest.main()
