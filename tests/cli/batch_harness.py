"""What the tests of batches share: a folder of documents, and runs that are broken off."""

import json
import os
import signal
import time

from harness import ROOT, CliTest

EXAMPLES = [path.read_text() for path in sorted((ROOT / "examples").glob("*.txt"))]
NAMES = ["Amina Yusuf", "Bola Adeyemi", "Franz Huber", "Sunita Rao", "Ngozi Okafor", "Zoë Müller"]


def text_of(number, size):
    """A made-up document; another one for each number."""
    first = f"{NAMES[number % len(NAMES)]} met {NAMES[(number * 5 + 2) % len(NAMES)]} in Kano on {number % 28 + 1} May 2024.\n\n"
    turned = EXAMPLES[number % len(EXAMPLES) :] + EXAMPLES[: number % len(EXAMPLES)]
    body = "\n".join(turned) + "\n"
    return first + (body * (size // len(body) + 1))[:size]


class BatchTest(CliTest):
    def make_inputs(self, count, size=2000, folder="in"):
        for number in range(count):
            self.write(f"{folder}/{number // 20:02}/{number:04}.txt", text_of(number, size))

    def tree(self, folder):
        """The bytes of every file under a folder, without journals."""
        root = os.path.join(os.fsencode(self.scratch), os.fsencode(folder))
        found = {}
        for place, _, names in os.walk(root):
            for name in names:
                if not name.startswith(b".onoma-journal"):
                    path = os.path.join(place, name)
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, root)] = file.read()
        return found

    def read(self, name):
        return (self.scratch / name).read_bytes()

    def names(self):
        return sorted(os.listdir(self.scratch))

    def journal(self, name):
        lines = (self.scratch / name).read_text().splitlines()
        return [json.loads(line) for line in lines[1:]]

    def pipe(self, name):
        """An input at which a run waits for as long as the test likes."""
        path = self.scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)
        return path

    def wait_until(self, is_true):
        for _ in range(3000):
            if is_true():
                return
            time.sleep(0.01)
        self.fail("nothing came of it in half a minute")

    def signals(self, process, mask):
        """The signals in a mask of /proc/PID/status: SigBlk, ShdPnd."""
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            bits = int(next(line for line in status if line.startswith(mask + ":")).split()[1], 16)
        return {number for number in range(1, 32) if bits >> (number - 1) & 1}

    def send(self, process, how):
        """Sends a signal when the run takes signals, and comes back when it has taken it."""
        self.wait_until(lambda: signal.SIGUSR1 in self.signals(process, "SigBlk"))
        process.send_signal(how)
        self.wait_until(lambda: process.poll() is not None or how not in self.signals(process, "ShdPnd"))

    def break_off(self, *arguments, at, how=signal.SIGTERM, **options):
        """Starts a run that is to wait at the pipe `at`, lets it get there, sends the signal; gives status and messages."""
        process = self.start(*arguments, **options)
        # A pipe can be opened for writing without waiting only when somebody waits to read it.
        writer = []

        def reader_waits():
            try:
                writer.append(os.open(at, os.O_WRONLY | os.O_NONBLOCK))
            except OSError:
                return False
            return True

        try:
            self.wait_until(reader_waits)
        except AssertionError:
            process.kill()
            process.communicate()
            raise
        process.send_signal(how)
        out, err = process.communicate(timeout=60)
        os.close(writer[0])
        return process.returncode, out, err.decode()
