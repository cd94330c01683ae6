"""The programs of npm that onoma is compared with, as peers/package-lock.json pins them, in build/peers."""
import json
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE.parents[1] / "build/peers"


class Missing(Exception):
    """Why there is nothing to compare with."""


def install():
    """The programs and scripts in build/peers, anew only when the versions change. Raises Missing."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise Missing("node and npm are needed")
    PEERS.mkdir(parents=True, exist_ok=True)
    lock = HERE / "peers/package-lock.json"
    done = PEERS / "installed.json"
    if not done.is_file() or done.read_bytes() != lock.read_bytes():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "peers" / name, PEERS)
        npm = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=PEERS)
        if npm.returncode != 0:
            raise Missing("npm cannot install the programs to compare with")
        shutil.copy(lock, done)
    for script in (HERE / "peers").glob("*.js"):
        shutil.copy(script, PEERS)


def versions():
    """{package: version}"""
    return json.loads((HERE / "peers/package.json").read_text())["dependencies"]
