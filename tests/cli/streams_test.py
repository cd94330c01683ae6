"""Bytes, sizes, threads, locales, pipes and full disks."""

import json
import os
import select
import shutil
import signal
import subprocess
import unittest

from harness import ONOMA, ROOT, TEXT, CliTest


class Bytes(CliTest):
    def test_bytes_that_are_not_utf8_become_one_mark_for_each_invalid_part(self):
        for data, replaced in (
            (b"Kabul \xff\xfe Oslo", 2), (b"\xc3", 1), (b"\xe2\x82", 1), (b"\xf0\x9f\x98", 1), (b"\xed\xa0\x80", 3),
            (b"\xc0\xaf", 2), (b"Caf\xe9 in Z\xfcrich", 2), (TEXT.encode("utf-16"), None), (bytes(range(256)), None),
        ):
            record = self.only(self.onoma("--encoding", "utf-8", stdin=data))
            self.assert_spans_hold(record, data.decode(errors="replace"))
            if replaced is not None:
                self.assertEqual(record["text"]["replaced"], replaced)
            self.assertEqual(record["warnings"][0]["code"], "W_ENCODING")

    def test_broken_sequences_at_the_edges_of_blocks(self):
        for size in (4095, 4096, 65535, 65536, 65537):
            data = b"x" * (size - 1) + "😀".encode() + b"\xf0\x9f " + TEXT.encode()
            self.assert_found(self.only(self.onoma(stdin=data)), data.decode(errors="replace"))

    def test_null_bytes_and_odd_characters(self):
        for text in (
            "\0" * 1000 + TEXT, "a\0" + TEXT + "\0", "\u0301" * 1000 + TEXT, "\u202e" + TEXT, "İstanbul ẞ ﬁ K " + TEXT,
            "𝔎𝔞𝔟𝔲𝔩 " * 50 + TEXT, "👩‍👩‍👧‍👦🏳️‍🌈 " * 50 + TEXT, "Zoe\u0308 Mu\u0308ller " + TEXT, "\r\r\n\x0b\x0c" + TEXT,
        ):
            for unit in ("codepoint", "byte", "utf16"):
                self.assert_spans_hold(self.only(self.onoma("--offsets", unit, stdin=text)), text)

    def test_one_long_line(self):
        text = ("Zoë Müller was in Kabul 😀 " * 200000)[: 5 * 1024 * 1024]
        self.assert_found(self.only(self.onoma(stdin=text)), text)
        self.assert_spans_hold(self.only(self.onoma("--lines", stdin=text)), text)
        blankless = "Kabul" * 400000
        self.assert_spans_hold(self.only(self.onoma(stdin=blankless)), blankless)


class SameEverywhere(CliTest):
    def setUp(self):
        super().setUp()
        examples = sorted((ROOT / "examples").glob("*.txt"))
        self.texts = [path.read_text() for path in examples] + [TEXT, "", "Kabul"]

    def found(self, records):
        return [(record["spans"], record["text"]) for record in records]

    def test_however_the_input_arrives(self):
        for number, text in enumerate(self.texts):
            self.write(f"n/{number:02}", text)
        expected = self.found(self.onoma("n").records())
        self.assertEqual(len(expected), len(self.texts))
        self.assertEqual(self.found(self.onoma(stdin=text).records()[0] for text in self.texts), expected)
        lines = "".join(json.dumps({"text": text}) + "\n" for text in self.texts)
        self.assertEqual(self.found(self.onoma("--jsonl", stdin=lines).records()), expected)
        flat = [text.replace("\n", " ") for text in self.texts]
        whole = self.found(self.onoma(stdin=text).records()[0] for text in flat)
        self.assertEqual(self.found(self.onoma("--lines", stdin="\n".join(flat) + "\n").records()), whole)

    def test_whatever_the_number_of_threads(self):
        texts = self.texts * 30
        lines = "".join(json.dumps({"text": text}) + "\n" + ("{broken\n" if n % 7 == 0 else "") for n, text in enumerate(texts))
        one = self.onoma("--jsonl", "-j1", stdin=lines, status=1)
        self.assertEqual(len(one.records()), lines.count("\n"))
        for jobs in ("2", "8", "0"):
            more = self.onoma("--jsonl", "-j", jobs, stdin=lines, status=1)
            self.assertEqual((more.out, more.err), (one.out, one.err))
        for number, text in enumerate(texts):
            self.write(f"n/{number}", text)
        self.assertEqual(self.onoma("-j3", "n").out, self.onoma("n").out)
        for jobs in ("-j1", "-j4"):
            self.assertEqual(self.onoma(jobs, "--lines", stdin="").out, b"")

    def test_whatever_the_locale_and_the_place(self):
        text = "\n".join(self.texts) + "\nISTANBUL, Istanbul, İstanbul, ıstanbul\n"
        expected = self.onoma("--explain", stdin=text).out
        self.environment["LOCPATH"] = str(self.scratch)
        if shutil.which("localedef"):
            locale = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(self.scratch / "tr_TR.UTF-8")]
            subprocess.run(locale, check=False, capture_output=True)
        for name in ("C", "POSIX", "tr_TR.UTF-8", "nonsense"):
            self.environment["LC_ALL"] = self.environment["LANG"] = name
            self.assertEqual(self.onoma("--explain", stdin=text).out, expected, name)
        self.environment = {"TZ": "Pacific/Apia"}
        self.assertEqual(self.onoma("--explain", stdin=text).out, expected)

    def test_memory_does_not_grow_with_the_number_of_lines(self):
        def peak(size, *arguments):
            path = self.write("lines", (TEXT * (size // len(TEXT.encode()) + 1)).encode())
            with open(path, "rb") as lines:
                process = self.start("--lines", *arguments, stdin_from=lines, stdout=subprocess.DEVNULL)
            with process.stderr:
                _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss

        for arguments in ([], ["-j3"]):
            self.assertLess(peak(8 << 20, *arguments), peak(1 << 20, *arguments) + 16 * 1024)


class Streams(CliTest):
    def read_line(self, process):
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], 60)
            self.assertTrue(ready, "no output although the input is idle")
            line += os.read(process.stdout.fileno(), 1 << 20)
        return line

    def test_records_are_flushed_when_the_input_is_idle(self):
        for arguments in (["--lines"], ["--lines", "-j2"], ["--jsonl"], ["--lines", "--format", "text"]):
            process = self.start(*arguments)
            for number in range(3):
                process.stdin.write(b'{"text":"Kabul"}\n' * 2 if "--jsonl" in arguments else b"Kabul\nOslo\n")
                process.stdin.flush()
                lines = self.read_line(process)
                while lines.count(b"\n") < 2:
                    lines += self.read_line(process)
            process.stdin.close()
            process.stdin = None
            out, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, out, err), (0, b"", b""))

    def test_a_full_disk_is_a_message_and_status_3(self):
        for arguments in ([], ["--lines", "-j2"], ["--format", "text"]):
            with open("/dev/full", "wb") as full:
                result = self.onoma(*arguments, stdin=TEXT, stdout=full, status=3)
            self.assertEqual(result.err, "onoma: standard output: cannot write: No space left on device\n")

    def test_closed_streams(self):
        def run(redirections):
            return subprocess.run(
                ["sh", "-c", f'exec "$@" {redirections}', "sh", ONOMA, "a"], cwd=self.scratch, env=self.environment,
                capture_output=True, timeout=60,
            )

        self.write("a", TEXT)
        result = run(">&-")
        self.assertEqual(result.returncode, 3)
        self.assertIn(b"standard output: cannot write: Bad file descriptor", result.stderr)
        expected = self.onoma("a").out
        for redirections in ("<&-", "2>&-", "<&- 2>&-"):
            result = run(redirections)
            self.assertEqual((result.returncode, result.stdout), (0, expected))
        result = subprocess.run(
            ["sh", "-c", 'exec "$@" <&-', "sh", ONOMA, "-", "a"], cwd=self.scratch, env=self.environment,
            capture_output=True, timeout=60,
        )
        self.assertEqual(result.returncode, 1)
        self.assertEqual(json.loads(result.stdout.splitlines()[0])["error"]["code"], "E_READ")

    def test_a_reader_that_goes_away_is_no_error(self):
        self.write("lines", TEXT * 20000)
        for arguments in (["--lines", "lines"], ["--lines", "-j3", "lines"]):
            for restore in (True, False):  # SIGPIPE as usual, and ignored as some parents leave it
                process = self.start(*arguments, restore_signals=restore)
                self.assertTrue(process.stdout.readline().endswith(b"}\n"))
                process.stdout.close()
                self.assertEqual(process.stderr.read(), b"")
                process.stderr.close()
                process.stdin.close()
                self.assertIn(process.wait(timeout=60), (-signal.SIGPIPE,) if restore else (141,))


if __name__ == "__main__":
    unittest.main()
