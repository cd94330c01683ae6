"""Runs that are broken off, at any moment and in any way, and gone on with: the same bytes as an unbroken run."""

import json
import os
import random
import signal
import stat
import time
import unittest

from batch_harness import BatchTest, text_of

JOURNAL = "out/.onoma-journal"


class KilledAtRandom(BatchTest):
    ROUNDS = int(os.environ.get("ONOMA_KILLS", "4"))  # for each kind; the bench has the long loop

    def run_until_done(self, arguments, delays):
        """Kills the run after each delay and starts it again; at last lets it end. Gives the number of kills."""
        kills = 0
        for delay in delays:
            process = self.start(*arguments, "--resume", stdin_from=None)
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate(timeout=60)
            self.assertEqual((out, err), (b"", b""))
            kills += process.returncode == -signal.SIGKILL
            if process.returncode == 0:
                return kills
            self.assertEqual(process.returncode, -signal.SIGKILL)
        self.onoma(*arguments, "--resume")
        return kills

    def delays(self, seed):
        chance = random.Random(seed)
        return [chance.uniform(0.02, 0.9) for _ in range(self.ROUNDS)]

    def setUp(self):
        super().setUp()
        self.make_inputs(150, 20000)
        records = [json.dumps({"id": number, "text": text_of(number, 1000)}) for number in range(3000)]
        records[7] = "broken"
        self.write("in/records.jsonl", "\n".join(records))
        self.write("in/small.jsonl", "\n".join(records[:3]))

    def test_one_file(self):
        for seed, arguments in enumerate((["-j1"], ["-j2"], ["-j2", "--format", "label-studio"], ["-j2", "--redact"],
                                          ["-j2", "--redact", "--map", "key"])):
            files = ["in", "--glob", "*.txt", *arguments]
            expected = self.onoma(*files).out
            key = self.read("key") if "--map" in arguments else None
            self.run_until_done([*files, "-o", "out"], self.delays(seed))
            self.assertEqual(self.read("out"), expected, arguments)
            self.assertEqual(key, self.read("key") if key else None)
            self.assertEqual([name for name in self.names() if name.startswith("out")], ["out"])

    def test_records_of_one_large_file(self):
        for seed, arguments in enumerate((["-j1"], ["-j2", "--redact"])):
            files = ["--jsonl", "in/records.jsonl", "in/small.jsonl", *arguments]
            expected = self.onoma(*files, status=1).out
            for delay in self.delays(seed):
                process = self.start(*files, "-q", "-o", "out", "--resume", stdin_from=None)
                time.sleep(delay)
                process.kill()
                process.communicate(timeout=60)
            self.onoma(*files, "-o", "out", "--resume", status=None)
            self.assertEqual(self.read("out"), expected)

    def test_a_folder(self):
        for seed, arguments in enumerate((["-j1"], ["-j2"], ["-j2", "--redact"], ["-j2", "--format", "csv"])):
            files = ["in", "--glob", "*.txt", *arguments]
            self.onoma(*files, "--out-dir", f"whole{seed}")
            self.run_until_done([*files, "--out-dir", f"out{seed}"], self.delays(seed + 9))
            self.assertEqual(self.tree(f"out{seed}"), self.tree(f"whole{seed}"), arguments)


class BrokenOff(BatchTest):
    """Runs that wait at a pipe, so that what is done is known."""

    def setUp(self):
        super().setUp()
        # Named one by one: in a folder a pipe would be passed over.
        self.paths = [f"in/{name}.txt" for name in "abcdef"]
        for number, path in enumerate(self.paths):
            self.write(path, text_of(number, 3000))

    def broken_off_at_d(self, *arguments, how=signal.SIGTERM):
        """The run has done a, b and c; d is a file again afterwards."""
        path = self.scratch / "in/d.txt"
        text, times = path.read_bytes(), path.stat()
        path.unlink()
        os.mkfifo(path)
        result = self.break_off(*arguments, at=path, how=how)
        path.unlink()
        path.write_bytes(text)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        return result

    def made(self, folder="out"):
        found = {}
        for path in self.paths:
            result = self.scratch / folder / (path + ".json")
            found[path[3]] = (result.stat().st_ino, result.stat().st_mtime_ns) if result.exists() else None
        return found

    def redone(self, *arguments, status=0):
        """Which results a resumed run wrote anew, and what it said."""
        before = self.made()
        result = self.onoma(*self.paths, "--out-dir", "out", "--resume", *arguments, status=status)
        after = self.made()
        return "".join(name for name in after if after[name] != before[name]), result.err

    def test_what_is_done_is_not_done_again(self):
        status, out, err = self.broken_off_at_d(*self.paths, "--out-dir", "out")
        self.assertEqual((status, out, err),
                         (143, b"", "onoma: out: interrupted; the same command with --resume goes on\n"))
        self.assertEqual(sorted(self.tree("out")), [f"in/{name}.txt.json".encode() for name in "abc"])
        self.assertEqual(self.redone(), ("def", ""))
        self.assertEqual(self.redone(), ("", ""))
        self.onoma(*self.paths, "--out-dir", "whole")
        self.assertEqual(self.tree("out"), self.tree("whole"))

    def test_counts_and_exit_codes_are_those_of_the_whole(self):
        self.write("in/b.jsonl", '{"text":"Rain in Lagos"}\nbroken\n')
        self.write("in/e.jsonl", '{"text":"Rain in Oslo"}\n')
        whole = self.onoma("--jsonl", "in/b.jsonl", "in/e.jsonl", "--stats", "-q", status=1)
        for to in (["-o", "found"], ["--out-dir", "folder"]):
            pipe = self.pipe("pipe")
            files = ["--jsonl", "-q", "in/b.jsonl", "pipe", "in/e.jsonl", *to]
            self.break_off(*files, at=pipe)
            pipe.unlink()
            self.write("pipe", "")
            resumed = self.onoma(*files, "--resume", "--stats", status=1)
            for field in ("documents", "errors", "bytes", "counts", "complete"):
                self.assertEqual(json.loads(resumed.err)[field], json.loads(whole.err)[field])
            pipe.unlink()

    def test_a_torn_journal(self):
        self.onoma(*self.paths, "--out-dir", "out")
        whole = (self.scratch / JOURNAL).read_bytes()
        lines = whole.splitlines(keepends=True)
        self.assertEqual(len(lines), 7)
        for torn, redone in ((whole[:-1], "f"), (whole[:-30], "f"), (b"".join(lines[:4]) + b"\0" * 50 + b"\n", "def"),
                             (b"".join(lines[:3]) + lines[4][:20], "cdef"), (lines[0][:10], "abcdef"), (b"", "abcdef"),
                             (b"\xff\n" * 9, "abcdef"), (lines[0] + b"[1]\n" + b"".join(lines[1:]), "abcdef"),
                             (lines[0] + b'{"path":"%zz"}\n', "abcdef"), (whole, "")):
            (self.scratch / JOURNAL).write_bytes(torn)
            self.assertEqual(self.redone(), (redone, ""), torn[-40:])
            self.assertEqual(sorted((self.scratch / JOURNAL).read_bytes().splitlines()), sorted(whole.splitlines()))

    def test_a_torn_journal_of_one_file(self):
        expected = self.onoma(*self.paths).out
        self.broken_off_at_d(*self.paths, "-o", "found")
        part, journal = self.read("found.part"), self.read("found.onoma-journal")
        lines = journal.splitlines(keepends=True)
        self.assertEqual(len(lines), 4)
        for torn_journal, torn_part in ((journal, part), (journal, part + b"half a rec"), (journal, part[:-1]), (journal, b""),
                                        (journal[:-5], part), (lines[0], part), (b"", part), (b"x", b"y")):
            (self.scratch / "found.part").write_bytes(torn_part)
            (self.scratch / "found.onoma-journal").write_bytes(torn_journal)
            result = self.onoma(*self.paths, "-o", "found", "--resume", status=None)
            self.assertEqual(result.status, 0)
            self.assertEqual(self.read("found"), expected)
            self.assertEqual([name for name in self.names() if name.startswith("found")], ["found"])

    def test_a_journal_that_outlived_its_part(self):
        """Killed between the file's new name and the end of the journal."""
        expected = self.onoma(*self.paths).out
        self.broken_off_at_d(*self.paths, "-o", "found")
        (self.scratch / "found.part").unlink()
        (self.scratch / "found").write_bytes(expected)
        result = self.onoma(*self.paths, "-o", "found", "--resume")
        self.assertEqual((self.read("found"), result.err), (expected, ""))
        self.assertEqual([name for name in self.names() if name.startswith("found")], ["found"])

    def test_changed_inputs_and_results(self):
        self.onoma(*self.paths, "--out-dir", "out")
        self.write("in/b.txt", text_of(77, 3000))
        changed = "onoma: in/b.txt: not as the journal has it: done anew\n"
        before = self.made()
        result = self.onoma(*self.paths, "--out-dir", "out", "--resume", status=None)
        self.assertEqual((result.status, result.err), (0, changed))
        self.assertEqual([name for name in before if before[name] != self.made()[name]], ["b"])
        (self.scratch / "out/in/c.txt.json").unlink()
        (self.scratch / "out/in/e.txt.json").write_text("cut")
        result = self.onoma(*self.paths, "--out-dir", "out", "--resume", "-q", status=None)
        self.assertEqual((result.status, result.err), (0, ""))
        self.write("in/g.txt", text_of(8, 100))
        self.paths.append("in/g.txt")
        self.assertEqual(self.redone(), ("g", ""))
        self.onoma(*self.paths, "--out-dir", "whole")
        self.assertEqual(self.tree("out"), self.tree("whole"))

    def test_a_checksum_tells_what_a_time_cannot(self):
        path = self.scratch / "in/b.txt"
        self.onoma(*self.paths, "--out-dir", "out", "--checksum")
        os.utime(path, (1, 1))
        self.assertEqual(self.redone("--checksum"), ("", ""))
        before, times = path.read_text(), path.stat()
        path.write_text(before.replace("Kano", "Oslo"))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.onoma(*self.paths, "--out-dir", "timed")
        redone = self.onoma(*self.paths, "--out-dir", "out", "--resume", "--checksum", status=None)
        self.assertIn("in/b.txt: not as the journal has it", redone.err)
        self.assertEqual(self.tree("out"), self.tree("timed"))

    def test_one_file_with_a_changed_input_goes_on_before_it(self):
        for change in ("b", "gone", "new"):
            self.broken_off_at_d(*self.paths, "-o", "found")
            if change == "b":
                self.write("in/b.txt", text_of(77, 2000))
            elif change == "gone":
                self.paths.remove("in/c.txt")
            else:
                self.write("in/aa.txt", text_of(78, 2000))
                self.paths.insert(1, "in/aa.txt")
            result = self.onoma(*self.paths, "-o", "found", "--resume", status=None)
            self.assertEqual(result.status, 0)
            self.assertIn("not as the journal has it: done anew from here on", result.err)
            self.assertEqual(self.read("found"), self.onoma(*self.paths).out)

    def test_other_options_or_another_model_mean_to_start_afresh(self):
        other = "the journal is of another model or other options: starting afresh"
        self.broken_off_at_d(*self.paths, "-o", "found")
        result = self.onoma(*self.paths, "-o", "found", "--resume", "--label", "LOC", status=None)
        self.assertEqual((result.status, result.err), (0, f"onoma: found: {other}\n"))
        self.assertEqual(self.read("found"), self.onoma(*self.paths, "--label", "LOC").out)
        self.onoma(*self.paths, "--out-dir", "out")
        for options in (["--offsets", "byte"], ["--with-text"], ["--reference-date", "2024-01-01"], ["--format", "json"]):
            result = self.onoma(*self.paths, "--out-dir", "out", "--resume", *options, status=None)
            self.assertEqual((result.status, result.err), (0, f"onoma: out: {other}\n"))
            self.assertEqual(self.redone(*options), ("", ""))
        self.assertEqual(self.redone(*options, "-j2", "-q"), ("", ""), "threads change nothing")

    def test_errors_are_tried_again_when_asked_for(self):
        for to in (["--out-dir", "out"], ["-o", "found"]):
            (self.scratch / "in/b.txt").unlink()
            self.broken_off_at_d("-q", *self.paths, *to)
            before = self.made()
            if "-o" in to:  # else the result of b would be made anew, for it is then another file
                pipe = self.pipe("in/pipe")
                self.break_off("-q", *self.paths, "in/pipe", *to, "--resume", "--retry-errors", at=pipe)
                pipe.unlink()
            else:
                self.onoma("-q", *self.paths, *to, "--resume", status=1)
                self.assertEqual(self.made()["b"], before["b"])
                self.onoma("-q", *self.paths, *to, "--resume", "--retry-errors", status=1)
                self.assertNotEqual(self.made()["b"], before["b"])
                self.assertEqual(self.made()["c"], before["c"])
            self.write("in/b.txt", text_of(1, 3000))
            self.onoma("-q", *self.paths, *to, "--resume", "--retry-errors")
        self.assertEqual(self.read("found"), self.onoma(*self.paths).out)
        self.onoma(*self.paths, "--out-dir", "whole")
        self.assertEqual(self.tree("out"), self.tree("whole"))

    def test_what_failed_counts_although_it_is_not_tried_again(self):
        self.onoma("-q", "in/a.txt", "none", "--out-dir", "out", status=1)
        self.onoma("-q", "in/a.txt", "none", "--out-dir", "out", "--resume", status=1)
        self.onoma("-q", "in/a.txt", "none", "--out-dir", "out", "--resume", "--exit-zero-on-record-errors")
        self.write("none", "Rain in Lagos.")
        result = self.onoma("in/a.txt", "none", "--out-dir", "out", "--resume", status=None)
        self.assertEqual((result.status, result.err), (0, "onoma: none: not as the journal has it: done anew\n"))

    def test_redacted_texts_keep_their_numbers(self):
        expected = self.onoma("--redact", "--map", "key", *self.paths).out
        key = self.read("key")
        for to in (["-o", "found"], ["--out-dir", "out"]):
            (self.scratch / "key").unlink()
            arguments = ["--redact", "--map", "key", *self.paths, *to]
            self.broken_off_at_d(*arguments)
            journal = self.scratch / ("found.onoma-journal" if "-o" in to else JOURNAL)
            self.assertEqual(stat.S_IMODE(journal.stat().st_mode), 0o600, "it has the names")
            self.onoma(*arguments, "--resume")
            self.assertFalse(journal.exists(), "names outlive the run")
            self.assertEqual(self.read("key"), key)
        self.assertEqual(self.read("found"), expected)
        self.onoma("--redact", *self.paths, "--out-dir", "whole")
        self.assertEqual(self.tree("out"), self.tree("whole"))

    def test_a_changed_input_renumbers_what_follows_it(self):
        self.broken_off_at_d("--redact", *self.paths, "--out-dir", "out")
        self.write("in/b.txt", "Somebody Else met Chidi Okonkwo in Lima.\n")
        result = self.onoma("--redact", *self.paths, "--out-dir", "out", "--resume", status=None)
        self.assertEqual((result.status, result.err),
                         (0, "onoma: in/b.txt: not as the journal has it: done anew from here on\n"))
        self.onoma("--redact", *self.paths, "--out-dir", "whole")
        self.assertEqual(self.tree("out"), self.tree("whole"))

    def test_strays_go(self):
        self.onoma(*self.paths, "--out-dir", "out")
        for name in (".onoma-abc123", ".onoma-ABCdef"):
            self.write(f"out/{name}", "half")
        self.write("out/.onoma-notes", "mine, for it is no temporary name")
        self.onoma(*self.paths, "--out-dir", "out", "--resume")
        self.assertEqual(sorted(os.listdir(self.scratch / "out")), [".onoma-journal", ".onoma-notes", "in"])

    def test_afresh_where_there_is_no_journal_or_resume_is_not_asked_for(self):
        self.write("out/in/a.txt.json", "old")
        self.onoma(*self.paths, "--out-dir", "out", "--resume")
        before = self.made()
        self.onoma(*self.paths, "--out-dir", "out")
        self.assertFalse(set(before.values()) & set(self.made().values()))
        self.write("found.part", "old")
        self.onoma(*self.paths, "-o", "found")
        self.assertEqual(self.read("found"), self.onoma(*self.paths).out)

    def test_wrong_usage(self):
        for arguments in (["in", "--resume"], ["--resume", "-o", "f"], ["-", "--resume", "-o", "f"], ["in", "--checksum"],
                          ["in", "--retry-errors", "-o", "f"], ["in", "--entities", "--resume", "-o", "f"]):
            self.assertNotEqual(self.onoma(*arguments, status=2).err, "")
        self.assertEqual(self.names(), ["in"])


if __name__ == "__main__":
    unittest.main()
