"""Where results go: -o and --out-dir, and that nothing is ever written over an input."""

import os
import resource
import subprocess
import unittest

from batch_harness import BatchTest, text_of
from harness import ONOMA, TEXT


class OneFile(BatchTest):
    def test_the_same_bytes_as_on_standard_output(self):
        self.make_inputs(30)
        for arguments in ([], ["--format", "csv"], ["--format", "label-studio"], ["--format", "xml", "-j3"], ["--count"],
                          ["-l"], ["--entities"], ["--redact"], ["--header", "-j2"]):
            expected = self.onoma(*arguments, "in").out
            self.onoma(*arguments, "in", "-o", "out")
            self.assertEqual(self.read("out"), expected, arguments)
            self.assertEqual(self.names(), ["in", "out"], "nothing may be left beside it")

    def test_standard_input_and_a_dash(self):
        self.onoma("-o", "out", stdin=TEXT)
        self.assertEqual(self.read("out"), self.onoma(stdin=TEXT).out)
        self.assertEqual(self.onoma("-o", "-", stdin=TEXT).out, self.read("out"))
        self.onoma("--jsonl", "-o", "none", stdin="")
        self.assertEqual(self.read("none"), b"")

    def test_an_older_file_is_there_until_the_new_one_is_whole(self):
        self.write("out", "old").chmod(0o640)
        pipe = self.pipe("pipe")
        os.symlink("out", self.scratch / "link")
        status, _, _ = self.break_off("pipe", "-o", "link", at=pipe)
        self.assertEqual((status, self.read("out")), (143, b"old"))
        pipe.unlink()
        self.write("pipe", TEXT)
        self.onoma("pipe", "-o", "link")
        self.assertEqual(self.read("out"), self.onoma("pipe").out)
        self.assertTrue((self.scratch / "link").is_symlink())
        self.assertEqual((self.scratch / "out").stat().st_mode & 0o777, 0o640)

    def test_never_over_an_input(self):
        self.write("a", TEXT)
        self.write("b.part", TEXT)
        self.write("c.onoma-journal", TEXT)
        os.link(self.scratch / "a", self.scratch / "again")
        os.symlink("a", self.scratch / "link")
        before = {name: self.read(name) for name in self.names()}
        for inputs, output in ((["a"], "a"), (["a"], "again"), (["a"], "./link"), (["link", "x"], "a"), (["b.part"], "b"),
                               (["c.onoma-journal"], "c")):
            result = self.onoma(*inputs, "-o", output, status=2)
            self.assertIn("is an input", result.err)
            self.assertEqual({name: self.read(name) for name in self.names()}, before)

    def test_results_beside_the_inputs_are_no_inputs(self):
        self.write("in/a", TEXT)
        self.onoma("in", "-o", "in/found")
        first = self.read("in/found")
        self.onoma("in", "-o", "in/found")
        self.assertEqual(self.read("in/found"), first)
        self.write("list", "in/a\nin/found\n")
        result = self.onoma("--files-from", "list", "-o", "in/found", status=1)
        self.assertIn("in/found: is written by this run", result.err)
        self.assertEqual(len(self.read("in/found").splitlines()), 2)

    def test_devices_and_pipes_are_written_to_as_they_are(self):
        self.onoma("-o", "/dev/null", stdin=TEXT)
        pipe = self.pipe("pipe")
        reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
        self.onoma("-o", "pipe", stdin=TEXT)
        out, _ = reader.communicate(timeout=60)
        self.assertEqual(out, self.onoma(stdin=TEXT).out)
        result = self.onoma("-o", "/dev/full", stdin=TEXT, status=3)
        self.assertEqual(result.err, "onoma: /dev/full: cannot write: No space left on device\n")

    def test_a_place_that_cannot_be_written_is_told_before_the_work(self):
        self.write("a", TEXT)
        os.mkdir(self.scratch / "folder")
        for output in ("no/such/out", "folder", "a/b"):
            result = self.onoma("a", "-o", output, status=2)
            self.assertTrue(result.err.startswith(f"onoma: {output}: cannot write"), result.err)
        self.assertEqual(self.names(), ["a", "folder"])

    def test_two_runs_do_not_write_one_file(self):
        pipe = self.pipe("pipe")
        self.write("a", TEXT)
        first = self.start("pipe", "-o", "out")
        self.wait_until(lambda: (self.scratch / "out.onoma-journal").exists())
        for resume in ([], ["--resume"]):
            result = self.onoma("a", "-o", "out", *resume, status=2)
            self.assertEqual(result.err, "onoma: out: another run is at work here\n")
        pipe.write_text(TEXT)
        _, err = first.communicate(timeout=60)
        self.assertEqual((first.returncode, err), (0, b""))

    def test_a_limit_on_the_size_of_files(self):
        self.make_inputs(60, 6000)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

        result = self.onoma("in", "-o", "out", status=3, preexec_fn=limit)
        self.assertEqual(result.err, "onoma: out: cannot write: File too large\n")
        self.onoma("in", "-o", "out", "--resume")
        self.assertEqual(self.read("out"), self.onoma("in").out)


class Folder(BatchTest):
    def test_a_result_for_each_input_mirrors_the_tree(self):
        self.make_inputs(45)
        expected = {f"in/{record['id'][3:]}.json".encode(): record for record in self.onoma("in").records()}
        for number, jobs in enumerate(("1", "2", "8")):
            self.onoma("in", "--out-dir", f"out{number}", "-j", jobs)
            self.assertEqual(self.tree(f"out{number}"), self.tree("out0"))
        found = self.tree("out0")
        self.assertEqual(sorted(found), sorted(expected))
        for name, content in found.items():
            self.assertEqual(content, self.onoma(name.decode()[: -len(".json")]).out)

    def test_each_result_is_a_whole_output(self):
        self.write("in/a.txt", TEXT)
        self.write("in/b.txt", "Rain.\n")
        for arguments, extension in ((["--format", "csv"], "csv"), (["--format", "label-studio"], "json"),
                                     (["--format", "xml"], "xml"), (["--format", "conll"], "conll"),
                                     (["--format", "brat"], "ann"), (["--format", "grep"], "txt"),
                                     (["--format", "json"], "json"), (["--format", "text"], "txt"),
                                     (["--format", "spacy"], "jsonl"), (["--count"], "txt"), (["--redact"], "txt"),
                                     (["--header"], "json")):
            folder = "-".join(arguments).strip("-")
            self.onoma(*arguments, "in", "--out-dir", folder)
            found = self.tree(folder)
            self.assertEqual(sorted(found), [f"in/{name}.txt.{extension}".encode() for name in "ab"])
            alone = self.onoma(*arguments, "in/a.txt").out
            self.assertEqual(found[f"in/a.txt.{extension}".encode()], alone, arguments)

    def test_records_of_one_file_are_one_result(self):
        self.write("r.jsonl", '{"id":1,"text":"Rain in Lagos"}\nbroken\n{"id":3,"text":"Snow in Oslo"}\n')
        self.write("none.jsonl", "")
        self.onoma("--jsonl", "r.jsonl", "none.jsonl", "--out-dir", "out", status=1)
        expected = self.onoma("--jsonl", "r.jsonl", status=1).out
        self.assertEqual(self.tree("out"), {b"r.jsonl.jsonl": expected, b"none.jsonl.jsonl": b""})
        self.onoma("--lines", "r.jsonl", "--format", "csv", "--out-dir", "lines")
        self.assertEqual(self.tree("lines"),
                         {b"r.jsonl.csv": self.onoma("--lines", "--format", "csv", "r.jsonl").out})

    def test_names_of_any_kind(self):
        root = os.fsencode(self.scratch)
        os.mkdir(root + b"/in")
        names = [b"new\nline", b"\xff\xfe", b"-rf", b" ", b"%41", b".hidden", b"a" * 255, b"a" * 250, b".onoma-abcdef"]
        for name in names:
            with open(root + b"/in/" + name, "wb") as file:
                file.write(TEXT.encode())
        self.onoma("--hidden", "in", "--out-dir", "out")
        found = self.tree("out")
        self.assertEqual(len(found), len(names))
        for name in (b"new\nline", b"\xff\xfe", b"-rf", b" ", b".hidden", b"a" * 250):
            self.assertIn(b"in/" + name + b".json", found)
        self.assertIn(b"in/%2541.json", found)
        self.assertIn(b"in/%2Eonoma-abcdef.json", found)
        self.assertEqual(sorted(self.onoma("--hidden", "in").out.splitlines()), sorted(b"".join(found.values()).splitlines()))

    def test_paths_that_lead_elsewhere_stay_inside(self):
        self.write("a.txt", TEXT)
        self.write("inner/b.txt", TEXT)
        for path, result in (("../a.txt", "%2E%2E/a.txt.json"), (f"{self.scratch}/a.txt", f"%2F{self.scratch}/a.txt.json"),
                             ("./b.txt", "b.txt.json"), ("../inner/b.txt", "%2E%2E/inner/b.txt.json")):
            out = subprocess.run([ONOMA, path, "--out-dir", "out"], cwd=self.scratch / "inner",
                                 env=self.environment, capture_output=True, timeout=60, check=False)
            self.assertEqual((out.returncode, out.stderr), (0, b""))
            self.assertIn(result.encode(), self.tree("inner/out"))
        self.assertEqual(sorted(os.listdir(self.scratch)), ["a.txt", "inner"])

    def test_never_over_or_beside_an_input(self):
        self.write("a.txt", TEXT)
        self.write("a.txt.json", "mine")
        self.write("in/b.txt", TEXT)
        for inputs in (["a.txt"], ["in"], ["in/b.txt"], ["."]):
            result = self.onoma(*inputs, "--out-dir", ".", status=2)
            self.assertIn("is an input", result.err)
        self.onoma("in", "--out-dir", "in/out")
        first = self.tree("in/out")
        self.onoma("in", "--out-dir", "in/out")
        self.assertEqual((self.tree("in/out"), sorted(first)), (first, [b"in/b.txt.json"]))
        self.assertEqual(self.read("a.txt.json"), b"mine")

    def test_what_cannot_be_read_has_a_result_where_the_format_can_tell(self):
        self.write("a", TEXT)
        self.write("out/b.csv", "old")
        result = self.onoma("a", "b", "--out-dir", "out", status=1)
        self.assertEqual(result.err, "onoma: b: cannot open: No such file or directory\n")
        self.assertIn(b'"E_NOT_FOUND"', self.read("out/b.json"))
        self.onoma("a", "b", "--format", "csv", "--out-dir", "out", status=1)
        self.assertFalse((self.scratch / "out/b.csv").exists(), "an old result must not pass for one of this run")
        self.assertTrue((self.scratch / "out/a.csv").exists())

    def test_a_file_where_a_folder_must_be_fails_alone(self):
        self.write("in/a", TEXT)
        self.write("in/a.json/b", TEXT)
        self.write("in/c", TEXT)
        result = self.onoma("in", "--out-dir", "out", status=1)
        self.assertEqual(len(result.err.splitlines()), 1)
        self.assertIn("result in/a.json", result.err)
        self.assertIn(b"in/c.json", self.tree("out"))

    def test_a_folder_that_cannot_be_written(self):
        self.write("a", TEXT)
        self.scratch.chmod(0o755)
        self.scratch.joinpath("out").mkdir(mode=0o555)

        def without_rights():
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)

        for folder in ("out", "out/deeper", "a", "a/b"):
            result = self.onoma("a", "--out-dir", folder, status=2, preexec_fn=without_rights)
            self.assertTrue(result.err.startswith(f"onoma: {folder}: cannot write"), result.err)
        self.assertEqual(self.names(), ["a", "out"])

    def test_a_full_disk_loses_nothing_that_was_done(self):
        self.make_inputs(80, 8000)
        disk = self.scratch / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("needs the right to mount a small file system")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        result = self.onoma("in", "--out-dir", "disk/out", status=3)
        self.assertIn("No space left on device", result.err)
        self.assertEqual(len(result.err.splitlines()), 1)
        done = self.journal("disk/out/.onoma-journal")
        for entry in done:
            self.assertEqual((disk / "out" / (entry["path"] + ".json")).stat().st_size, entry["end"])
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        inodes = {entry["path"]: (disk / "out" / (entry["path"] + ".json")).stat().st_ino for entry in done}
        self.onoma("in", "--out-dir", "disk/out", "--resume")
        for path, inode in inodes.items():
            self.assertEqual((disk / "out" / (path + ".json")).stat().st_ino, inode, "was done, and is done again")
        self.onoma("in", "--out-dir", "whole")
        self.assertEqual(self.tree("disk/out"), self.tree("whole"))

    def test_two_runs_do_not_share_a_folder(self):
        pipe = self.pipe("pipe")
        self.write("a", TEXT)
        first = self.start("pipe", "--out-dir", "out")
        self.wait_until(lambda: (self.scratch / "out/.onoma-journal").exists())
        result = self.onoma("a", "--out-dir", "out", status=2)
        self.assertEqual(result.err, "onoma: out: another run is at work here\n")
        self.onoma("a", "--out-dir", "out", "--shard", "1/1")
        pipe.write_text(text_of(1, 100))
        first.communicate(timeout=60)
        self.assertEqual(first.returncode, 0)

    def test_wrong_usage(self):
        self.write("a", TEXT)
        for arguments in (["--out-dir", "o", "-o", "f"], ["--out-dir", "o", "-l"], ["--out-dir", "o", "--entities"],
                          ["--out-dir", "o", "--format", "none"]):
            self.assertNotEqual(self.onoma("a", *arguments, status=2).err, "")
        self.assertEqual(self.names(), ["a"])


if __name__ == "__main__":
    unittest.main()
