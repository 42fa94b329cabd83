"""What pip builds of this folder when pre-commit installs its hook: an empty package that depends on the wheel.

The program is C++, and a commit should not wait for a compiler. So `pip install .` here installs the wheel feedgen-bin of the
version that CMakeLists.txt has, and nothing else. A backend of PEP 517; it needs no other package.
"""

import re
from pathlib import Path

from wheel import Wheel


def _wheel():
    cmake = (Path(__file__).resolve().parents[2] / "CMakeLists.txt").read_text(encoding="utf-8")
    version = re.search(r"^project\(feedgen VERSION (\d+\.\d+\.\d+)", cmake, re.MULTILINE)[1]
    return Wheel("feedgen-pre-commit", version, "py3-none-any",
                 [("Summary", "Installs feedgen for pre-commit"), ("Requires-Dist", f"feedgen-bin=={version}")])


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    return _wheel().write(Path(wheel_directory)).name


def build_sdist(sdist_directory, config_settings=None):
    raise NotImplementedError("there is no source distribution; build the program with CMake")
