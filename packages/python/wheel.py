"""Writes Python wheels with nothing but the standard library: same contents, same bytes."""

import base64
import hashlib
import stat
import zipfile
from dataclasses import dataclass, field

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest time that a zip file can hold


@dataclass
class Wheel:
    name: str  # as people write it: feedgen-bin
    version: str
    tag: str  # py3-none-any
    metadata: list = field(default_factory=list)  # (key, value), after the name and the version
    description: str = ""
    files: list = field(default_factory=list)  # (path in the wheel, bytes, is it a program)

    @property
    def _stem(self):
        return f"{self.name.replace('-', '_')}-{self.version}"

    @property
    def file_name(self):
        return f"{self._stem}-{self.tag}.whl"

    def add(self, path, content, is_program=False):
        self.files.append((path, content, is_program))

    def add_program(self, name, content):
        """Installed beside the environment's python, as it is."""
        self.add(f"{self._stem}.data/scripts/{name}", content, is_program=True)

    def add_licence(self, name, content):
        self.add(f"{self._stem}.dist-info/licenses/{name}", content)

    def metadata_text(self):
        lines = [("Metadata-Version", "2.1"), ("Name", self.name), ("Version", self.version), *self.metadata]
        return "".join(f"{key}: {value}\n" for key, value in lines) + ("\n" + self.description if self.description else "")

    def wheel_text(self):
        is_pure = self.tag.endswith("-any")
        return ("Wheel-Version: 1.0\nGenerator: feedgen\n"
                f"Root-Is-Purelib: {'true' if is_pure else 'false'}\nTag: {self.tag}\n")

    def write(self, folder):
        """Into the folder, a Path; returns the file's path."""
        info = f"{self._stem}.dist-info"
        files = sorted(self.files) + [(f"{info}/METADATA", self.metadata_text().encode(), False),
                                      (f"{info}/WHEEL", self.wheel_text().encode(), False)]
        record = "".join(f"{path},sha256={_digest(content)},{len(content)}\n" for path, content, _ in files)
        files.append((f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode(), False))
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / self.file_name
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path, content, is_program in files:
                entry = zipfile.ZipInfo(path, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # Unix: the mode below counts
                entry.external_attr = (stat.S_IFREG | (0o755 if is_program else 0o644)) << 16
                archive.writestr(entry, content)
        return target


def _digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
