"""Which inputs are read, in which order, under which names; and what happens to those that cannot be read."""

import os
import shutil
import socket
import unittest

from harness import ONOMA, TEXT, CliTest, ids, spans


class Files(CliTest):
    def test_a_file_is_a_document_named_by_its_path(self):
        self.write("a.txt", TEXT)
        record = self.only(self.onoma("a.txt"))
        self.assertEqual(record["id"], "a.txt")
        self.assertEqual(record["source"], {"path": "a.txt", "bytes": len(TEXT.encode())})
        self.assert_found(record, TEXT)

    def test_standard_input_is_read_without_a_path_and_for_a_dash(self):
        for arguments in ([], ["-"]):
            record = self.only(self.onoma(*arguments, stdin=TEXT))
            self.assertEqual((record["id"], record["source"]["path"]), ("-", "-"))
            self.assert_found(record, TEXT)

    def test_standard_input_can_be_named(self):
        record = self.only(self.onoma("--stdin-name", "wire", stdin=TEXT))
        self.assertEqual((record["id"], record["source"]["path"]), ("wire", "wire"))

    def test_inputs_come_out_in_the_order_of_the_arguments(self):
        self.write("b", "x")
        self.write("a", "x")
        self.assertEqual(ids(self.onoma("b", "-", "a", stdin="x")), ["b", "-", "a"])

    def test_empty_and_blank_inputs_are_documents(self):
        for content in (b"", b" \n\t\n", b"\xef\xbb\xbf"):
            self.write("f", content)
            text = content.decode("utf-8-sig")
            record = self.only(self.onoma("f"))
            self.assert_spans_hold(record, text)
            self.assertEqual(spans(record), [])
        self.assertEqual(self.only(self.onoma(stdin=b""))["text"]["bytes"], 0)

    def test_a_byte_order_mark_is_no_text(self):
        self.write("f", b"\xef\xbb\xbf" + TEXT.encode())
        record = self.only(self.onoma("f"))
        self.assert_found(record, TEXT)
        self.assertEqual(record["source"]["bytes"], len(TEXT.encode()) + 3)

    def test_a_double_dash_ends_the_options(self):
        self.write("--lines", TEXT)
        self.assertEqual(ids(self.onoma("--", "--lines")), ["--lines"])

    def test_a_command_name_counts_as_the_first_argument_only(self):
        self.write("a", "x")
        self.write("check", "x")
        self.assertEqual(ids(self.onoma("a", "check")), ["a", "check"])
        self.assertEqual(ids(self.onoma("./check")), ["./check"])
        self.assertEqual(ids(self.onoma("--", "check")), ["check"])
        self.assertEqual(ids(self.onoma("-q", "check")), ["check"])

    def test_pipes_named_by_hand_are_read(self):
        read, write = os.pipe()
        os.write(write, TEXT.encode())
        os.close(write)
        record = self.only(self.onoma(f"/dev/fd/{read}", pass_fds=[read]))
        os.close(read)
        self.assert_found(record, TEXT)


class Folders(CliTest):
    def test_a_folder_is_read_recursively_in_the_byte_order_of_paths(self):
        for name in ("n/b", "n/a/x", "n/a.txt", "n/B", "n/é"):
            self.write(name, "x")
        self.assertEqual(ids(self.onoma("n")), ["n/B", "n/a.txt", "n/a/x", "n/b", "n/é"])
        self.assertEqual(ids(self.onoma("n/")), ids(self.onoma("n")))

    def test_hidden_linked_and_special_entries_are_skipped(self):
        self.write("n/plain", "x")
        self.write("n/.hidden", "x")
        self.write("n/.git/config", "x")
        os.symlink("plain", self.scratch / "n/link")
        os.symlink(".", self.scratch / "n/loop")
        os.mkfifo(self.scratch / "n/pipe")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.scratch / "n/socket"))
            self.assertEqual(ids(self.onoma("n")), ["n/plain"])
        self.assertEqual(ids(self.onoma("n/link", "n/.hidden")), ["n/link", "n/.hidden"])

    def test_an_empty_folder_gives_nothing(self):
        (self.scratch / "n").mkdir()
        self.assertEqual(self.onoma("n").out, b"")


class Failures(CliTest):
    def test_a_missing_file_is_a_record_a_message_and_status_1_and_the_rest_is_done(self):
        self.write("b", TEXT)
        result = self.onoma("a", "b", status=1)
        missing, found = result.records()
        self.assertEqual(missing["id"], "a")
        self.assertEqual(missing["spans"], [])
        self.assertEqual(
            missing["error"],
            {"code": "E_NOT_FOUND", "message": "cannot open: No such file or directory", "retry": True},
        )
        self.assert_found(found, TEXT)
        self.assertEqual(result.err, "onoma: a: cannot open: No such file or directory\n")

    def test_quiet_keeps_the_record_and_the_status(self):
        result = self.onoma("-q", "a", status=1)
        self.assertEqual(result.err, "")
        self.assertEqual(self.only(result)["error"]["code"], "E_NOT_FOUND")

    def test_codes(self):
        os.symlink("nowhere", self.scratch / "dangling")
        self.write("f", "x")
        for path, code in {
            "dangling": "E_NOT_FOUND",
            "f/below": "E_NOT_FOUND",
            "": "E_NOT_FOUND",
            "/dev/zero": "E_IS_SPECIAL",
            "n" * 300: "E_NAME_TOO_LONG",
        }.items():
            for mode in ([], ["--lines"], ["--jsonl"]):
                record = self.only(self.onoma(*mode, path, status=1))
                self.assertEqual(record["error"]["code"], code, path)

    def test_standard_input_that_is_a_folder(self):
        folder = os.open("/", os.O_RDONLY)
        self.addCleanup(os.close, folder)
        for mode in ([], ["--lines"], ["--jsonl"]):
            record = self.only(self.onoma(*mode, stdin=None, status=1, **{"stdin_from": folder}))
            self.assertEqual(record["error"]["code"], "E_IS_DIRECTORY")

    def test_a_folder_without_rights(self):
        self.write("n/closed/x", "x")
        self.write("n/open", "x")
        os.chmod(self.scratch / "n/closed", 0)
        self.addCleanup(os.chmod, self.scratch / "n/closed", 0o700)
        self.write("secret", "x").chmod(0)
        options = {}
        if os.geteuid() == 0:  # root may read everything, so somebody else must try
            self.scratch.chmod(0o755)
            program = self.scratch / "onoma"
            shutil.copy(ONOMA, program)
            options = {"executable": str(program), "user": 65534, "group": 65534, "extra_groups": []}
        result = self.onoma("n", "secret", status=1, **options)
        self.assertEqual(ids(result), ["n/closed", "n/open", "secret"])
        codes = [record["error"] and record["error"]["code"] for record in result.records()]
        self.assertEqual(codes, ["E_PERMISSION", None, "E_PERMISSION"])

    def test_a_name_that_is_not_utf8_or_holds_control_characters(self):
        for name, shown, encoded in ((b"\xc3(.txt", "\ufffd(.txt", "wygudHh0"), (b"a\n\x1bb", "a\n\x1bb", None)):
            (self.scratch / os.fsdecode(name)).write_text("x")
            record = self.only(self.onoma(os.fsdecode(name)))
            self.assertEqual((record["id"], record["source"]["path"]), (shown, shown))
            self.assertEqual(record["source"].get("path_b64"), encoded)
        result = self.onoma("no\n\x1b[2J", status=1)
        self.assertEqual(result.err, "onoma: no??[2J: cannot open: No such file or directory\n")


if __name__ == "__main__":
    unittest.main()
