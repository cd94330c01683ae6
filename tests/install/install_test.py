#!/usr/bin/env python3
"""Installs into a scratch folder, builds the example of onoma.hpp against that, runs it.

    install_test.py CMAKE SOURCE_DIR BUILD_DIR [CXX]
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EXPECTED = ("PERSON\tNgozi Adeyemi\nORG\tMinistry of Finance\nLOC\tAbuja\nDATE\t4 March 2024\n")


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def example(header):
    """The program that the opening comment of the header shows."""
    comment = header.read_text(encoding="utf-8").split("#pragma once")[0]
    lines = re.findall(r"^//   (.*)$|^//$", comment, re.M)
    code = "\n".join(lines) + "\n"
    assert "int main()" in code, f"{header}: no example found"
    return code


def main(cmake, source, build, *compiler):
    source = pathlib.Path(source)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        prefix, consumer = scratch / "prefix", scratch / "consumer"
        run(cmake, "--install", build, "--prefix", prefix)

        shutil.copytree(source / "tests/install/consumer", consumer)
        (consumer / "main.cpp").write_text(example(source / "include/onoma/onoma.hpp"), encoding="utf-8")
        options = [f"-DCMAKE_CXX_COMPILER={compiler[0]}"] if compiler else []
        run(cmake, "-S", consumer, "-B", consumer / "build", f"-DCMAKE_PREFIX_PATH={prefix}", *options)
        run(cmake, "--build", consumer / "build")
        printed = run(consumer / "build/consumer")
        if printed != EXPECTED:
            sys.exit(f"the example printed\n{printed}and not\n{EXPECTED}")

        version = run(prefix / "bin/onoma", "--version")
        assert version.startswith("onoma "), version
        # What the build wrote is what the program says.
        for file, *command in (("share/man/man1/onoma.1", "man"),
                               ("share/bash-completion/completions/onoma", "completions", "bash"),
                               ("share/zsh/site-functions/_onoma", "completions", "zsh"),
                               ("share/fish/vendor_completions.d/onoma.fish", "completions", "fish")):
            said = run(prefix / "bin/onoma", *command, "--no-config")
            assert (prefix / file).read_text(encoding="utf-8") == said, file


main(*sys.argv[1:])
