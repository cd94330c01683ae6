"""Which files are taken of folders and lists: globs, .onomaignore, links, depth, size, --files-from, --list-files."""

import json
import os
import random
import shutil
import subprocess
import unittest

from harness import CliTest, ids


class Listing(CliTest):
    def listed(self, *arguments, status=0, **options):
        out = self.onoma("--list-files", *arguments, status=status, **options).out
        self.assertTrue(out == b"" or out.endswith(b"\n"))
        return out.decode().splitlines()

    def tree(self, *names):
        for name in names:
            self.write(name, "x")


class Globs(Listing):
    def setUp(self):
        super().setUp()
        self.tree("n/a.txt", "n/b.md", "n/sub/c.txt", "n/sub/C.TXT", "n/draft/d.txt", "n/.h.txt")

    def test_a_glob_without_a_slash_matches_names_at_any_depth(self):
        self.assertEqual(self.listed("--glob", "*.txt", "n"), ["n/a.txt", "n/draft/d.txt", "n/sub/c.txt"])

    def test_letter_case_is_ignored_by_iglob(self):
        self.assertEqual(self.listed("--iglob", "C.*", "n"), ["n/sub/C.TXT", "n/sub/c.txt"])

    def test_braces_negation_and_exclusion(self):
        self.assertEqual(self.listed("--glob", "*.{txt,md}", "--glob=!draft", "n"), ["n/a.txt", "n/b.md", "n/sub/c.txt"])
        self.assertEqual(self.listed("--exclude", "sub", "--exclude", "*.md", "n"), ["n/a.txt", "n/draft/d.txt"])

    def test_a_glob_with_a_slash_is_relative_to_the_working_folder(self):
        for start in ("n", "./n", "n/", str(self.scratch / "n")):
            self.assertEqual([os.path.basename(p) for p in self.listed("--glob", "n/*.txt", start)], ["a.txt"])
        self.assertEqual(self.listed("--glob", "*/sub/**", "n"), ["n/sub/C.TXT", "n/sub/c.txt"])

    def test_a_glob_that_names_it_takes_a_hidden_file(self):
        self.assertEqual(self.listed("--glob", ".h*", "n"), ["n/.h.txt"])

    def test_files_named_by_hand_are_read_whatever_the_globs_say(self):
        self.assertEqual(self.listed("--glob", "*.md", "n/a.txt", "n"), ["n/a.txt", "n/b.md"])

    def test_a_glob_that_is_none_is_wrong_usage(self):
        for flag in ("--glob", "--iglob", "--exclude"):
            result = self.onoma(flag, "[", "n", status=2)
            self.assertIn(f'{flag}: "[" is not a glob', result.err)


class Ignored(Listing):
    def test_ignore_files_can_be_left_out(self):
        self.tree("n/a", "n/b")
        self.write("n/.onomaignore", "b\n")
        self.assertEqual(self.listed("n"), ["n/a"])
        self.assertEqual(self.listed("--no-ignore", "n"), ["n/a", "n/b"])
        self.assertEqual(self.listed("--glob", "b", "n"), ["n/b"])
        self.assertEqual(self.listed("n/b"), ["n/b"])

    @unittest.skipUnless(shutil.which("git"), "needs git")
    def test_the_same_files_as_git_takes(self):
        words = ["a", "b", "ab", "x.log", "y.log", "out", "keep", "a b", "[q]", "#c", "!d"]
        parts = words + ["*", "*.log", "?", "a*", "**", "[ab]", "[!a]", "[a-x]*", "\\[q]", "o?t", "[[:alpha:]]", "a**b"]
        environment = {**self.environment, "HOME": str(self.scratch), "GIT_CONFIG_NOSYSTEM": "1"}
        for seed in range(60):
            random_ = random.Random(seed)
            root = self.scratch / f"r{seed}"
            root.mkdir()
            subprocess.run(["git", "init", "-q", root], check=True, env=environment)
            folders = [""]
            for _ in range(40):
                folder = random_.choice(folders)
                path = root / folder / random_.choice(words)
                if path.exists():
                    continue
                if random_.random() < 0.35 and folder.count("/") < 4:
                    path.mkdir()
                    folders.append(f"{path.relative_to(root)}/")
                else:
                    path.write_text("x")
            for folder in random_.sample(folders, min(3, len(folders))):
                lines = []
                for _ in range(random_.randint(1, 6)):
                    pattern = "/".join(random_.choice(parts) for _ in range(random_.choice((1, 1, 1, 2, 2, 3))))
                    pattern = random_.choice(("", "", "", "/", "**/")) + pattern + random_.choice(("", "", "", "/", "/**", " "))
                    lines.append(random_.choice(("", "", "", "!", "#")) + pattern + random_.choice(("\n", "\n", "\r\n")))
                (root / folder / ".onomaignore").write_text("".join(lines))
            command = ["git", "-C", root, "ls-files", "-z", "--others", "--exclude-per-directory=.onomaignore"]
            wanted = subprocess.run(command, check=True, capture_output=True, env=environment).stdout
            found = self.onoma("--list-files", "-0", "--hidden", "--exclude", ".git", ".", cwd=root).out
            found = [name.removeprefix(b"./") for name in found.split(b"\0")[:-1]]
            rules = {str(p): p.read_text() for p in root.rglob(".onomaignore")}
            self.assertEqual(found, sorted(wanted.split(b"\0")[:-1]), rules)


class Links(Listing):
    def test_links_are_followed_only_when_asked(self):
        self.tree("n/sub/a", "other/b")
        os.symlink("../other", self.scratch / "n/there")
        self.assertEqual(self.listed("n"), ["n/sub/a"])
        for flag in ("-L", "--follow"):
            self.assertEqual(self.listed(flag, "n"), ["n/sub/a", "n/there/b"])

    def test_a_loop_is_said_once_and_the_rest_is_read(self):
        self.tree("n/sub/a", "n/z")
        os.symlink("..", self.scratch / "n/sub/up")
        result = self.onoma("-L", "n", status=1)
        self.assertEqual(ids(result), ["n/sub/a", "n/sub/up", "n/z"])
        self.assertEqual(result.records()[1]["error"]["code"], "E_LOOP")
        self.assertEqual(result.err, "onoma: n/sub/up: a link to a folder that it stands in: not followed\n")

    def test_links_that_lead_nowhere(self):
        self.tree("n/a")
        os.symlink("nowhere", self.scratch / "n/dangling")
        os.symlink("self", self.scratch / "n/self")
        self.assertEqual(ids(self.onoma("n")), ["n/a"])
        result = self.onoma("-L", "n", status=1)
        codes = {record["id"]: record["error"] and record["error"]["code"] for record in result.records()}
        self.assertEqual(codes, {"n/a": None, "n/dangling": "E_NOT_FOUND", "n/self": "E_LOOP"})


class Limits(Listing):
    def test_depth(self):
        self.tree("n/a", "n/b/c", "n/b/d/e")
        self.assertEqual(self.listed("--max-depth", "1", "n"), ["n/a"])
        self.assertEqual(self.listed("--max-depth", "2", "n"), ["n/a", "n/b/c"])
        self.assertEqual(self.listed("--max-depth", "0", "n", "n/a"), ["n/a"])
        self.assertEqual(self.onoma("--max-depth", "deep", "n", status=2).out, b"")

    def test_a_larger_file_is_passed_over_and_said_only_when_asked(self):
        self.write("n/large", "x" * 5000)
        self.write("n/small", "x")
        self.assertEqual(ids(self.onoma("--max-filesize", "4K", "n")), ["n/small"])
        result = self.onoma("-v", "--max-filesize", "4k", "n", status=None)
        self.assertEqual(result.status, 0)
        self.assertIn("onoma: n/large: passed over: larger than --max-filesize\n", result.err)
        self.assertIn("onoma: n/small: 1 byte, 0 spans\n", result.err)
        summary = json.loads(self.onoma("--stats", "--max-filesize", "4K", "n", status=None).err)
        self.assertEqual((summary["documents"], summary["skipped"], summary["bytes"]), (1, 1, 1))
        self.assertEqual(self.listed("--max-filesize", "4999", "n"), ["n/small"])
        self.assertEqual(self.listed("--max-filesize", "5000", "n"), ["n/large", "n/small"])
        self.assertEqual(self.listed("--max-filesize", "1", "n/large"), ["n/large"])
        for size in ("4X", "K", "", "-1", "99999999999T", "1.5M"):
            self.onoma(f"--max-filesize={size}", "n", status=2 if size else None)


class Lists(Listing):
    def test_paths_from_a_list_follow_those_of_the_command_line(self):
        self.tree("a", "b", "n/c", "n/d", "with\nline end", " x ")
        self.write("list", "b\n\nn\n x ")
        self.assertEqual(self.listed("--files-from", "list", "a"), ["a", "b", "n/c", "n/d", " x "])
        self.assertEqual(self.listed("--files-from", "-", stdin="b\n"), ["b"])
        result = self.onoma("--files-from=-", "-0", "--list-files", stdin="with\nline end\0b\0")
        self.assertEqual(result.out, b"with\nline end\0b\0")
        self.assertEqual(self.listed("--files-from", os.devnull), [])
        self.assertEqual(ids(self.onoma("--files-from", "list")), ["b", "n/c", "n/d", " x "])

    def test_a_dash_in_a_list_is_a_name(self):
        self.tree("-")
        self.assertEqual(self.onoma("--files-from=-", stdin="./-\n").records()[0]["id"], "./-")

    def test_a_list_that_is_not_there_is_wrong_usage(self):
        result = self.onoma("--files-from", "none", status=2)
        self.assertEqual((result.out, result.err), (b"", "onoma: none: cannot open: No such file or directory\n"))
        self.onoma("--files-from", ".", status=2)
        self.assertIn("both an input and --files-from", self.onoma("--files-from", "-", "-", status=2).err)

    def test_a_listed_file_that_is_gone_is_an_error_of_its_own(self):
        self.tree("a", "b")
        result = self.onoma("--files-from=-", stdin="a\ngone\nb\n", status=1)
        self.assertEqual(ids(result), ["a", "gone", "b"])

    def test_what_cannot_be_listed_is_said(self):
        self.tree("n/a")
        os.symlink(".", self.scratch / "n/loop")
        result = self.onoma("--list-files", "-L", "n", status=1)
        self.assertEqual(result.out, b"n/a\n")
        self.assertIn("onoma: n/loop: a link to a folder", result.err)

    def test_nothing_is_read_and_no_model_is_needed(self):
        self.tree("n/a")
        os.mkfifo(self.scratch / "pipe")
        self.assertEqual(self.listed("--model", "none", "pipe", "n", "-"), ["pipe", "n/a", "-"])


if __name__ == "__main__":
    unittest.main()
