"""Encodings: told by a mark or by the bytes, or forced; spans lead back to the raw bytes."""

import json
import random
import unittest

from harness import TEXT, CliTest, ids

LONG = TEXT * 5
WESTERN = "Zoë Müller of the United Nations was in Zürich on 3 May 2024, and “José” said so — twice.\n" * 3
JAPANESE = "東京で首相が会見した。内閣は予算案を決定した。 Zoe Miller was in Paris on 3 May 2024.\n" * 3
CHINESE = "北京市政府今天宣布新的政策，总理出席会议。 Zoe Miller was in Paris on 3 May 2024.\n" * 3
RUSSIAN = "Президент встретился с министром в Москве и сказал, что всё хорошо. Zoe Miller was in Paris on 3 May 2024.\n" * 3
MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff",
         "utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}


class Encodings(CliTest):
    def assert_source_holds(self, record, raw, codec):
        """Each span's src cuts its text out of the raw bytes; line and column are those of the text."""
        self.assertTrue(any("src" in span for span in record["spans"]), "nothing was found")
        for span in record["spans"]:
            if "src" not in span:  # the offsets of the text are those of the raw bytes
                self.assertEqual(raw[span["byte_start"] : span["byte_end"]].decode(codec, errors="replace"), span["text"])
                continue
            (src,) = span["src"]
            self.assertEqual(raw[src["byte_start"] : src["byte_end"]].decode(codec, errors="replace"), span["text"])
            before = raw[: src["byte_start"]].decode(codec, errors="replace").removeprefix("\ufeff")
            self.assertEqual(src["line"], before.count("\n") + 1)
            self.assertEqual(src["column"], len(before) - before.rfind("\n"))

    def test_a_mark_tells_the_encoding(self):
        for codec, mark in MARKS.items():
            raw = mark + LONG.encode(codec)
            record = self.only(self.onoma(stdin=raw))
            self.assert_found(record, LONG)
            name = codec.upper().removesuffix("-LE").removesuffix("-BE") + codec[6:].replace("-", "").upper()
            self.assertEqual((record["source"]["encoding"], record["source"]["encoding_from"]), (name, "bom"))
            self.assertEqual(record["source"]["bytes"], len(raw))
            self.assertEqual(record["text"]["replaced"], 0)
            self.assert_source_holds(record, raw, codec)

    def test_zeros_tell_utf16_and_utf32_without_a_mark(self):
        for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            raw = LONG.encode(codec)
            record = self.only(self.onoma(stdin=raw))
            self.assertEqual(record["source"]["encoding_from"], "detected", codec)
            self.assert_found(record, LONG)
            self.assert_source_holds(record, raw, codec)

    def test_legacy_encodings_are_detected(self):
        for codec, text in (("cp1252", WESTERN), ("latin-1", "Zoë Müller of the United Nations was in Zürich. " * 4),
                            ("shift_jis", JAPANESE), ("gb18030", CHINESE), ("koi8-r", RUSSIAN), ("cp1251", RUSSIAN)):
            raw = text.encode(codec)
            record = self.only(self.onoma(stdin=raw))
            self.assertEqual(record["source"]["encoding_from"], "detected", codec)
            self.assert_found(record, text)
            self.assertNotIn("W_ENCODING", [w["code"] for w in record.get("warnings", [])])
            self.assert_source_holds(record, raw, codec)

    def test_far_into_a_file_too(self):
        text = "The meeting in Paris went on. " * 5000 + WESTERN
        self.assert_spans_hold(self.only(self.onoma(stdin=text.encode("cp1252"))), text)

    def test_utf8_with_a_few_broken_places_stays_utf8(self):
        for raw in (LONG.encode() + b"\xff\xfe", LONG.encode()[:-1] + b"\xc3", b"\xe2\x82", b"\xff", b"Paris \xc3"):
            record = self.only(self.onoma(stdin=raw))
            self.assertNotIn("encoding", record["source"])
            self.assertEqual(record["warnings"][0]["code"], "W_ENCODING")
            self.assert_spans_hold(record, raw.decode(errors="replace"))

    def test_spans_behind_a_repair_lead_to_the_raw_bytes(self):
        raw = b"\xffParis, \xc3(London\n\xf0\x9f " + LONG.encode()
        record = self.only(self.onoma("--encoding=utf-8", stdin=raw))
        self.assert_spans_hold(record, raw.decode(errors="replace"))
        self.assert_source_holds(record, raw, "utf-8")

    def test_plain_utf8_has_no_src_and_no_encoding(self):
        record = self.only(self.onoma(stdin=LONG))
        self.assertNotIn("encoding", record["source"])
        self.assertTrue(all("src" not in span for span in record["spans"]))

    def test_an_encoding_can_be_forced(self):
        for name, codec, shown in (("latin1", "latin-1", "ISO-8859-1"), ("windows-1252", "cp1252", "windows-1252"),
                                   ("UTF-16", "utf-16-le", "UTF-16LE"), ("UTF-16", "utf-16", "UTF-16LE"),
                                   ("utf-16be", "utf-16-be", "UTF-16BE"), ("utf8", "utf-8-sig", "UTF-8"), ("IBM037", "cp037", "IBM037")):
            text = "Zoë Müller of the United Nations was in Zürich on 3 May 2024.\n" * 2
            raw = text.encode(codec)
            record = self.only(self.onoma("--encoding", name, stdin=raw))
            self.assertEqual((record["source"]["encoding"], record["source"]["encoding_from"]), (shown, "option"))
            self.assert_found(record, text)
        self.onoma("--encoding", "klingon", stdin="x", status=2)

    def test_odd_and_broken_wide_inputs(self):
        for raw in (b"\xff\xfe", b"\xff\xfeP", "\ufeffParis".encode("utf-16-le") + b"x", b"\xff\xfe\x00\xd8P\x00", b"\xff\xfe\0\0\xff\xff\xff\xff"):
            record = self.only(self.onoma(stdin=raw))
            self.assertIsNone(record["error"])
            self.assertEqual(record["text"]["replaced"], 0 if len(raw) == 2 else 1, raw)

    def test_lines_in_any_encoding(self):
        text = "Zoë Müller was in Zürich\r\n\n\u0a00\u000a0 Paris \u0a0a\nOslo"
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        for arguments, raw, codec in (
            ([], MARKS["utf-16-le"] + text.encode("utf-16-le"), "utf-16-le"),
            ([], MARKS["utf-16-be"] + text.encode("utf-16-be"), "utf-16-be"),
            (["--encoding=utf-32be"], text.encode("utf-32-be"), "utf-32-be"),
            (["--encoding=utf-16le"], text.encode("utf-16-le"), "utf-16-le"),
            ([], MARKS["utf-8"] + text.encode(), "utf-8"),
        ):
            records = self.onoma("--lines", *arguments, stdin=raw).records()
            self.assertEqual(len(records), len(lines), codec)
            for number, (record, line) in enumerate(zip(records, lines), 1):
                self.assertEqual(record["id"], f"-:{number}")
                self.assert_spans_hold(record, line)
                for span in record["spans"] if codec != "utf-8" else []:
                    (src,) = span["src"]
                    self.assertEqual(raw[src["byte_start"] : src["byte_end"]].decode(codec), span["text"])
                    self.assertEqual(src["line"], number)

    def test_records_in_utf16(self):
        lines = "".join(json.dumps({"id": n, "text": TEXT}, ensure_ascii=False) + "\r\n\r\n" for n in range(3))
        records = self.onoma("--jsonl", stdin=MARKS["utf-16-le"] + lines.encode("utf-16-le")).records()
        self.assertEqual([r["id"] for r in records], ["0", "1", "2"])
        for record in records:
            self.assert_found(record, TEXT)

    def test_any_bytes_in_any_encoding(self):
        random_ = random.Random(5)
        for name in ("utf-8", "utf-16le", "utf-32be", "windows-1252", "shift_jis", "gb18030", "koi8-r", "iso-2022-jp", "utf-7", "big5-hkscs", "euc-kr"):
            for size in (0, 1, 3, 100, 5000):
                raw = random_.randbytes(size)
                for mode in ([], ["--lines"]):
                    self.onoma("--encoding", name, *mode, stdin=raw)
                self.onoma("--encoding", name, "--jsonl", stdin=raw, status=None)


if __name__ == "__main__":
    unittest.main()
