"""What ends a run early or late: errors, time, signals; what a run would do; parts of a run; how far it is."""

import json
import os
import pty
import resource
import select
import signal
import subprocess
import unittest

from batch_harness import BatchTest, text_of
from harness import ONOMA, TEXT, VALIDATOR


class Errors(BatchTest):
    def records(self):
        lines = [json.dumps({"id": number, "text": text_of(number, 200)}) for number in range(400)]
        for number in (50, 51, 120, 300):
            lines[number] = "broken"
        return "\n".join(lines)

    def test_where_the_system_gives_no_threads_the_work_is_done_without(self):
        # The stack of a thread is as large as this limit says, and there is no room for one of 100 TiB.
        limit = (100 << 40, 100 << 40)
        alone = self.onoma("--jsonl", "-j", "1", stdin=self.records(), status=1)
        for jobs in ("1", "4"):
            done = subprocess.run([ONOMA, "--jsonl", "-j", jobs], input=self.records().encode(),
                                  capture_output=True, cwd=self.scratch,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, limit))
            self.assertEqual((done.returncode, done.stdout), (1, alone.out))

    def test_a_run_stops_right_behind_the_error_that_is_too_many(self):
        for most, last in ((0, 50), (1, 51), (2, 120), (3, 300)):
            outs = set()
            for jobs in ("1", "2", "8"):
                result = self.onoma("--jsonl", "--max-errors", str(most), "-j", jobs, stdin=self.records(), status=3)
                outs.add((result.out, result.err))
                self.assertEqual(result.out.count(b"\n"), last + 1)
                self.assertEqual(result.err.splitlines()[-1], f"onoma: stopped: more than {most} inputs have failed")
                self.assertEqual(len(result.err.splitlines()), most + 2)
            self.assertEqual(len(outs), 1)
        self.onoma("--jsonl", "--max-errors", "4", stdin=self.records(), status=1)

    def test_a_stopped_run_can_be_gone_on_with(self):
        self.write("r.jsonl", self.records())
        expected = self.onoma("--jsonl", "r.jsonl", status=1).out
        for jobs in ("1", "2"):
            self.onoma("--jsonl", "-j", jobs, "r.jsonl", "-o", "out", "--max-errors", "1", status=3)
            self.assertFalse((self.scratch / "out").exists())
            self.onoma("--jsonl", "-j", jobs, "r.jsonl", "-o", "out", "--max-errors", "0", "--resume", status=3)
            self.onoma("--jsonl", "-j", jobs, "r.jsonl", "-o", "out", "--resume", status=1)
            self.assertEqual(self.read("out"), expected)
            (self.scratch / "out").unlink()

    def test_errors_of_records_may_leave_the_exit_code_alone(self):
        result = self.onoma("--jsonl", "-q", "--exit-zero-on-record-errors", stdin=self.records())
        self.assertEqual(sum(record["error"] is not None for record in result.records()), 4)
        self.onoma("--exit-zero-on-record-errors", "-o", "no/where", stdin=TEXT, status=2)
        self.onoma("--jsonl", "-q", "--exit-zero-on-record-errors", "--max-errors", "2", stdin=self.records(), status=3)

    def test_a_document_that_takes_too_long(self):
        self.write("long", text_of(1, 3_000_000))
        self.write("huge", text_of(2, 12_000_000))
        self.write("short", TEXT)
        for arguments in ([], ["-j2"], ["--digest"]):
            result = self.onoma(*arguments, "--timeout-per-doc", "0.01", "long", "huge", "short", status=1)
            errors = [record["error"] and record["error"]["code"] for record in result.records()]
            self.assertEqual(errors, ["E_TIMEOUT", "E_TIMEOUT", None])
            self.assertTrue(result.records()[0]["error"]["retry"])
        self.onoma("--timeout-per-doc", "600", "short")

    def test_wrong_usage(self):
        for arguments in (["--max-errors", "-1"], ["--max-errors", "x"], ["--timeout-per-doc", "0"], ["--timeout-per-doc", "nan"],
                          ["--timeout-per-doc", "-3"], ["--timeout-per-doc", "1e9"], ["--progress", "loud"]):
            self.assertEqual(self.onoma(*arguments, stdin=TEXT, status=2).out, b"")


class Signals(BatchTest):
    def test_records_in_hand_are_finished_whole(self):
        for jobs in ("-j1", "-j2"):
            for how, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
                process = self.start("--lines", jobs)
                process.stdin.write(b"Rain in Lagos\nSnow in Os")
                process.stdin.flush()
                line = process.stdout.readline()
                process.send_signal(how)
                out, err = process.stdout.read(), process.stderr.read()
                self.assertEqual((process.wait(timeout=60), out, err), (status, b"", b""))
                self.assertEqual(json.loads(line)["id"], "-:1")
                process.stdin.close(), process.stdout.close(), process.stderr.close()

    def test_a_whole_output_even_so(self):
        pipe = self.pipe("pipe")
        self.write("a", TEXT)
        status, out, _ = self.break_off("--format", "label-studio", "a", "pipe", at=pipe, how=signal.SIGINT)
        self.assertEqual((status, len(json.loads(out))), (130, 1))

    def test_the_second_signal_ends_at_once(self):
        self.write("long", text_of(3, 60_000_000))
        process = self.start("long", "-o", "out")
        self.send(process, signal.SIGINT)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (130, b""))
        self.assertFalse((self.scratch / "out").exists())

    def test_a_signal_that_was_ignored_stays_ignored(self):
        process = self.start("--lines", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        process.stdin.write(b"Rain\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(b"Snow\n", timeout=60)
        self.assertEqual((process.returncode, out.count(b"\n"), err), (0, 1, b""))

    def test_a_line_about_the_progress_on_request(self):
        pipe = self.pipe("pipe")
        self.write("a", TEXT)
        process = self.start("a", "pipe", "-o", "out")
        self.send(process, signal.SIGUSR1)
        line = process.stderr.readline().decode()
        self.assertRegex(line, r"^onoma: [01] files?, 0\.0 MB, \d+\.\d MB/s\n$")
        pipe.write_text(TEXT)
        _, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (0, b""))

    def test_waiting_for_a_pipe_nobody_writes(self):
        for stop in (signal.SIGINT, signal.SIGTERM):
            self.pipe("pipe")
            process = self.start("pipe")
            self.send(process, stop)
            out, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, out, err), (128 + stop, b"", b""))
            (self.scratch / "pipe").unlink()


class Plans(BatchTest):
    def plan(self, *arguments, status=0):
        out = self.onoma("--dry-run", *arguments, status=status).out.decode()
        return [tuple(line.split("\t")) for line in out.splitlines()]

    def test_what_would_be_done(self):
        self.write("in/a", TEXT)
        self.write("in/b", TEXT)
        self.assertEqual(self.plan("in"), [("new", "in/a"), ("new", "in/b")])
        self.assertEqual(self.plan("in", "--out-dir", "out", "--resume"),
                         [("new", "in/a", "out/in/a.json"), ("new", "in/b", "out/in/b.json")])
        self.assertEqual(self.names(), ["in"], "nothing may be written")
        self.onoma("in", "none", "--out-dir", "out", "-q", status=1)
        self.write("in/b", TEXT * 2)
        self.write("in/c", TEXT)
        self.assertEqual([row[0] for row in self.plan("in", "none", "--out-dir", "out", "--resume")],
                         ["done", "changed", "new", "done"])
        self.assertEqual([row[0] for row in self.plan("in", "none", "--out-dir", "out", "--resume", "--retry-errors")],
                         ["done", "changed", "new", "retry"])
        self.assertEqual([row[0] for row in self.plan("in", "--out-dir", "out")], ["new"] * 3)
        self.assertEqual([row[0] for row in self.plan("in", "--out-dir", "out", "--resume", "--with-text")], ["new"] * 3)
        self.assertEqual([row[0] for row in self.plan("in", "--max-filesize", "150", "-o", "found")],
                         ["new", "pass", "new"])

    def test_shards_part_the_inputs(self):
        self.make_inputs(60)
        everything = [row[1] for row in self.plan("in")]
        for count in (1, 2, 5):
            parts = [[row[1] for row in self.plan("in", "--shard", f"{index}/{count}")] for index in range(1, count + 1)]
            self.assertEqual(sorted(sum(parts, [])), everything)
            self.assertTrue(all(parts))
        # The same part for the same path, whatever else there is.
        part = self.plan("in", "--shard", "2/5")
        self.assertEqual(self.plan(*[row[1] for row in part], "--shard", "2/5"), part)

    def test_shards_share_a_folder(self):
        self.make_inputs(40)
        self.onoma("in", "--out-dir", "whole")
        processes = [self.start("in", "--out-dir", "out", "--shard", f"{index}/4") for index in range(1, 5)]
        for process in processes:
            self.assertEqual(process.communicate(timeout=60), (b"", b""))
        self.assertEqual(self.tree("out"), self.tree("whole"))
        self.assertEqual([row[0] for row in self.plan("in", "--out-dir", "out", "--resume", "--shard", "3/4")][:1], ["done"])

    def test_wrong_shards(self):
        self.write("a", TEXT)
        for shard in ("0/3", "4/3", "1", "/", "1/0", "a/b", "-1/3", "1/3x", ""):
            self.onoma("a", f"--shard={shard}", status=2 if shard else None)
        self.onoma("--shard", "1/2", stdin=TEXT, status=2)
        self.onoma("--shard", "1/2", "--redact", "a", status=2)
        self.onoma("--shard", "1/2", "--redact", "--map", "key", "a")


class Progress(BatchTest):
    def test_lines_for_machines(self):
        self.make_inputs(50)
        self.write("broken.jsonl", "broken")
        result = self.onoma("in", "none", "--progress", "json", "-q", status=1)
        lines = [json.loads(line) for line in result.err.splitlines()]
        for line in lines:
            VALIDATOR.validate(line)
        last = lines[-1]
        self.assertEqual((last["type"], last["files"], last["errors"]), ("progress", 51, 1))
        self.assertEqual(last["bytes"], sum(path.stat().st_size for path in self.scratch.glob("in/*/*.txt")))
        self.assertEqual((last["files_total"], last["bytes_total"]), (51, last["bytes"]))
        self.assertEqual(result.out, self.onoma("in", "none", "-q", status=1).out)

    def on_terminal(self, *arguments, out=None):
        """What the program writes to a terminal that is its standard error (and output, without `out`)."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([ONOMA, *arguments], cwd=self.scratch, env={**self.environment, "TERM": "xterm"},
                                   stdin=subprocess.DEVNULL, stdout=theirs if out is None else out, stderr=theirs)
        os.close(theirs)
        seen = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                block = os.read(ours, 65536)
            except OSError:
                break
            if not block:
                break
            seen += block
        os.close(ours)
        self.assertEqual(process.wait(timeout=60), 1)
        return seen

    def test_a_bar_on_a_terminal_that_has_nothing_else_to_show(self):
        self.make_inputs(200, 4000)
        with open(self.scratch / "found", "wb") as out:
            seen = self.on_terminal("none", "in", out=out)
        self.assertRegex(seen.decode(), r"\r\x1b\[K\[[#.]{24}\] \d+ of 201 files, \d+\.\d of \d+\.\d MB, \d+\.\d MB/s")
        self.assertIn(b"onoma: none: cannot open: No such file or directory\r\n", seen)
        self.assertTrue(seen.endswith(b"\r\x1b[K"), "the bar must be gone at the end")
        self.assertEqual(self.read("found"), self.onoma("none", "in", status=1).out)
        for arguments in ([], ["--progress", "none", "-o", "o"], ["-q", "-o", "o"]):
            seen = self.on_terminal("none", "in", *arguments)
            self.assertNotIn(b"\x1b[K", seen)
        self.assertIn(b"\x1b[K", self.on_terminal("none", "in", "-o", "o"))

    def test_nothing_without_a_terminal(self):
        self.make_inputs(3)
        self.onoma("in")
        self.assertIn("\x1b[K", self.onoma("in", "--progress", "bar", status=None).err)

    def test_memory_does_not_grow_with_the_number_of_files(self):
        def peak(*arguments):
            process = self.start(*arguments, stdout=subprocess.DEVNULL)
            with process.stderr, process.stdin:
                _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss

        self.make_inputs(200, 300, "few")
        self.make_inputs(4000, 300, "many")
        for arguments in ([], ["-j2"], ["-o", "out"], ["-j2", "--out-dir", "folder"]):
            self.assertLess(peak("many", *arguments), peak("few", *arguments) + 8 * 1024, arguments)


if __name__ == "__main__":
    unittest.main()
