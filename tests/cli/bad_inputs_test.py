"""Inputs that break other programs: one record and at most one message each, the right status, the others done."""

import gzip
import json
import os
import resource
import shutil
import socket
import subprocess
import unittest

from harness import ONOMA, TEXT, CliTest, ids


def codes(result):
    return {record["id"]: record["error"] and record["error"]["code"] for record in result.records()}


class OddFiles(CliTest):
    def test_special_files_named_by_hand(self):
        self.write("a", TEXT)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.scratch / "socket"))
            for path, code in (("socket", "E_IS_SPECIAL"), ("/dev/zero", "E_IS_SPECIAL"), ("/dev/full", "E_IS_SPECIAL"),
                               ("/proc/self/mem", "E_READ")):
                for mode in ([], ["--lines"], ["--jsonl"], ["--csv-column=a"]):
                    result = self.onoma(*mode, path, status=1)
                    self.assertEqual(list(codes(result).values()), [code], (path, mode))
                    self.assertEqual(result.err.count("\n"), 1)
                result = self.onoma(path, "a", status=1)
                self.assert_found(result.records()[1], TEXT)
        self.assertEqual(self.only(self.onoma("/dev/null"))["text"]["bytes"], 0)

    def test_standard_input_by_its_path_twice(self):
        first, second = self.onoma("/dev/stdin", "/dev/stdin", stdin=TEXT).records()
        self.assert_found(first, TEXT)
        self.assertEqual(second["text"]["bytes"], 0)

    def test_a_pipe_is_read_when_somebody_writes(self):
        os.mkfifo(self.scratch / "pipe")
        process = self.start("pipe")
        with open(self.scratch / "pipe", "wb") as pipe:
            pipe.write(TEXT.encode())
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (0, b""))
        self.assert_found(json.loads(out), TEXT)

    def test_odd_names(self):
        names = [b"-rf", b" x ", b"x\ny", b"\xff\xfe", b"n" * 255, b"a.txt ", b"CASE", b"case", b"...", b"*", b"[", b"~"]
        (self.scratch / "n").mkdir()
        for name in names:
            (self.scratch / "n" / os.fsdecode(name)).write_text("x")
        shown = sorted(b"n/" + name for name in names if not name.startswith(b"."))
        result = self.onoma("n")
        self.assertEqual([r["source"]["path"] for r in result.records()], [name.decode(errors="replace") for name in shown])
        self.assertEqual(self.onoma("--list-files", "-0", "n").out, b"".join(name + b"\0" for name in shown))
        names = [b"./-rf", b" x ", b"x\ny", b"\xff\xfe"]
        result = self.onoma("--files-from=-", "-0", stdin=b"\0".join(names), cwd=self.scratch / "n")
        self.assertEqual(ids(result), [name.decode(errors="replace") for name in names])
        self.assertEqual(len(self.onoma("n/../n", "n/.").records()), 2 * len(shown))

    def test_a_tree_deeper_than_a_path_may_be_long(self):
        here = os.open(self.scratch, os.O_RDONLY)
        try:
            for _ in range(25):
                os.mkdir("d" * 200, dir_fd=here)
                below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
                os.close(here)
                here = below
        finally:
            os.close(here)
        self.addCleanup(subprocess.run, ["rm", "-rf", str(self.scratch / ("d" * 200))], check=True)
        self.write("e", "x")
        result = self.onoma(".", status=1)
        self.assertEqual([r["error"] and r["error"]["code"] for r in result.records()], ["E_NAME_TOO_LONG", None])

    def test_a_link_out_of_the_tree_and_a_file_that_is_no_folder(self):
        self.write("outside/x", "x")
        self.write("n/a", "x")
        os.symlink("../outside/x", self.scratch / "n/link")
        self.assertEqual(ids(self.onoma("n")), ["n/a"])
        self.assertEqual(ids(self.onoma("-L", "n")), ["n/a", "n/link"])
        self.assertEqual(codes(self.onoma("n/a/", status=1)), {"n/a/": "E_NOT_FOUND"})

    def test_a_file_that_is_gone_when_its_turn_comes(self):
        self.write("a", "x")
        self.write("b", "x")
        process = self.start("--files-from=-", "--format=jsonl")
        process.stdin.write(b"a\n")
        process.stdin.flush()
        os.remove(self.scratch / "b")
        out, err = process.communicate(b"b\na\n", timeout=60)
        records = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([r["error"] and r["error"]["code"] for r in records], [None, "E_NOT_FOUND", None])
        self.assertEqual((process.returncode, err.count(b"\n")), (1, 1))

    def test_a_file_that_grows_or_shrinks_while_it_is_read(self):
        path = self.write("f", (TEXT * 200000).encode())  # 17 MB: read in several goes
        process = self.start("f")
        with open(path, "r+b") as file:
            file.truncate(1 << 20)
        out, err = process.communicate(timeout=120)
        self.assertIn(process.returncode, (0, 1), err)
        self.assertEqual(len(out.splitlines()), 1)

    def test_few_open_files_are_enough(self):
        for number in range(40):
            self.write("/".join(["n"] + [str(n) for n in range(number % 20)] + [f"f{number}"]), "x")
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
        for flags in ([], ["-L"], ["-j3"]):
            self.assertEqual(len(self.onoma(*flags, "n", preexec_fn=limit).records()), 40)

    def test_an_unreadable_ignore_file_is_said(self):
        self.write("n/.onomaignore", "a\n")
        self.write("n/b", "x")
        os.chmod(self.scratch / "n/.onomaignore", 0)
        options = {}
        if os.geteuid() == 0:  # root may read everything, so somebody else must try
            self.scratch.chmod(0o755)
            program = self.scratch / "onoma"
            shutil.copy(ONOMA, program)
            options = {"executable": str(program), "user": 65534, "group": 65534, "extra_groups": []}
        self.assertEqual(codes(self.onoma("n", status=1, **options)), {"n/.onomaignore": "E_PERMISSION", "n/b": None})


class OddBytes(CliTest):
    def test_bytes_that_only_look_like_text(self):
        for raw in (b"\xef\xbb", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbfKabul", b"\xed\xa0\xbd\xed\xb8\x80 Kabul",
                    b"\xf4\x90\x80\x80", b"\xfe", b"\0", b"\0" * 4096, bytes(range(256)) * 16, b"\x1f", b"\xfd7zX"):
            for mode in ([], ["--lines"]):
                for record in self.onoma(*mode, stdin=raw).records():
                    self.assertIsNone(record["error"])
        record = self.only(self.onoma(stdin=b"\xef\xbb\xbf\xef\xbb\xbfKabul"))
        self.assert_spans_hold(record, "\ufeffKabul")

    def test_sequences_cut_by_the_edges_of_blocks(self):
        mark = "😀".encode()
        for size in (4095, 4096, 4097, 65533, 65535, 65536, 262143, 262144, (1 << 20) - 1, 1 << 20):
            for cut in range(1, 4):
                raw = b"x" * (size - cut) + mark + b" Zo\xc3\xab in Kabul"
                self.assert_spans_hold(self.only(self.onoma(stdin=raw)), raw.decode())

    def test_line_ends_of_all_kinds(self):
        text = "Kabul\rOslo\n\rParis\r\nLagos\u2028Lima\u2029Abuja\x0bKano\x0cGraz\x85Oslo"
        self.assert_spans_hold(self.only(self.onoma(stdin=text)), text)
        self.assertEqual(len(self.onoma("--lines", stdin=text).records()), 3)

    def test_a_window_of_two_gigabytes_is_no_reason_to_take_them(self):
        raw = b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x09\x00\x00x"
        record = self.only(self.onoma(stdin=raw, status=1))
        self.assertEqual(record["error"]["code"], "E_EXPANSION")

    def test_many_members(self):
        self.assert_spans_hold(self.only(self.onoma(stdin=gzip.compress(b"ab ") * 20000)), "ab " * 20000)


class Sizes(CliTest):
    def test_texts_that_make_a_parser_slow(self):
        for text in ("A. " * 300000, "x" * 3000000, "\n" * 100000, "New York " * 100000, "«" * 500000, "Kabul" * 200000):
            for mode, records in (([], 1), (["--lines"], max(text.count("\n"), 1))):
                out = self.onoma(*mode, stdin=text).out
                self.assertEqual((out.count(b"\n"), out.count(b'"error":null}\n')), (records, records))

    def test_a_large_record(self):
        text = TEXT * 120000  # 10 MB
        record = self.only(self.onoma("--jsonl", stdin=json.dumps({"id": "a", "text": text})))
        self.assert_spans_hold(record, text)


if __name__ == "__main__":
    unittest.main()
