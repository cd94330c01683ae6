"""gzip, xz and zstd inputs, told by their first bytes; broken and swelling ones."""

import gzip
import json
import lzma
import unittest

from harness import TEXT, CliTest, ids

# A frame of zstd with one raw block (RFC 8878).
def zstd(data):
    assert len(data) < 256
    return b"\x28\xb5\x2f\xfd" + b"\x20" + bytes([len(data)]) + (len(data) << 3 | 1).to_bytes(3, "little") + data


KINDS = {"gzip": gzip.compress, "xz": lzma.compress, "zstd": zstd}


class Compressed(CliTest):
    def test_a_compressed_file_is_read_and_keeps_its_path(self):
        for kind, compress in KINDS.items():
            self.write("a.txt.gz", compress(TEXT.encode()))
            for arguments, stdin in ((["a.txt.gz"], b""), ([], compress(TEXT.encode()))):
                record = self.only(self.onoma(*arguments, stdin=stdin))
                name = arguments[0] if arguments else "-"
                self.assertEqual(record["id"], name)
                self.assertEqual(
                    record["source"], {"path": name, "bytes": len(TEXT.encode()), "compression": kind}
                )
                self.assert_found(record, TEXT)

    def test_all_members_are_read(self):
        for compress in KINDS.values():
            data = compress(TEXT.encode()) + compress(b"") + compress(TEXT.encode())
            self.assert_found(self.only(self.onoma(stdin=data)), TEXT * 2)

    def test_lines_and_records(self):
        lines = (json.dumps({"id": "a", "text": TEXT}) + "\n") * 2
        for compress in KINDS.values():
            half = len(lines) // 2 - 20
            data = compress(lines[:half].encode()) + compress(lines[half:].encode())
            self.assertEqual(ids(self.onoma("--jsonl", stdin=data)), ["a", "a"])
            self.assertEqual(ids(self.onoma("--lines", stdin=data)), ["-:1", "-:2"])

    def test_a_cut_or_broken_file_is_one_error_and_the_others_are_read(self):
        for kind, compress in KINDS.items():
            whole = compress(TEXT.encode())
            self.write("n/b", TEXT)
            for data, what in ((whole[:-5], "is cut short"), (whole + b"junk", "is followed by something else"),
                               (whole[:6] + b"\xff" * 20, None)):
                self.write("n/a", data)
                result = self.onoma("n", status=1)
                broken, found = result.records()
                self.assertEqual((broken["id"], broken["error"]["code"]), ("n/a", "E_COMPRESSED"))
                self.assertFalse(broken["error"]["retry"])
                self.assertEqual(result.err.count("\n"), 1)
                if what:
                    self.assertEqual(result.err, f"onoma: n/a: cannot read: {kind} data {what}\n")
                self.assert_found(found, TEXT)

    def test_a_cut_input_of_lines_gives_the_lines_before_the_cut(self):
        data = gzip.compress(b"Kabul\n" * 10000)
        result = self.onoma("--lines", stdin=data[:-9], status=1)
        records = result.records()
        self.assertEqual(records[-1]["error"]["code"], "E_COMPRESSED")
        self.assertTrue(all(record["error"] is None for record in records[:-1]))

    def test_an_input_that_swells_too_much(self):
        bomb = gzip.compress(b"\0" * (8 << 20))
        result = self.onoma("--max-expansion", "100", stdin=bomb, status=1)
        self.assertEqual(self.only(result)["error"]["code"], "E_EXPANSION")
        self.assertIn("expands more than 100 times (--max-expansion)", result.err)
        result = self.onoma("--max-expanded", "1M", "--max-expansion", "9999", stdin=bomb, status=1)
        self.assertEqual(self.only(result)["error"]["code"], "E_EXPANSION")
        self.assertIn("expands beyond 1048576 bytes (--max-expanded)", result.err)
        nested = gzip.compress(gzip.compress(TEXT.encode()))
        self.assertEqual(self.only(self.onoma(stdin=nested, status=None))["source"]["compression"], "gzip")
        for flag in (["--max-expansion", "0"], ["--max-expansion", "x"], ["--max-expanded", "x"]):
            self.onoma(*flag, status=2)


if __name__ == "__main__":
    unittest.main()
