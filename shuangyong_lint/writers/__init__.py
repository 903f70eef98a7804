"""把改动写回原来的文件：只收净改动，改动以外一个字节也不动。"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from shuangyong_lint.system import words


class Unwritable(Exception):  # noqa: N818  (the message is what a person reads)
    """A file that could not be written; nothing was changed. The message says why and what to do."""


def replace_file(path: Path, data: bytes, expected: bytes) -> None:
    """Put ``data`` in the place of ``path`` in one step, keeping its permissions; a link keeps pointing.

    Args:
        path: the file.
        data: its new bytes.
        expected: the bytes it had when it was read.

    Raises:
        Unwritable: if the file has changed since, or cannot be written; it is then as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.read_bytes() != expected:
            raise Unwritable(f"{path}：读入之后文件又被改过，没有写回；请重新运行")
        if not os.access(target, os.W_OK):
            raise Unwritable(f"{path}：没有写入权限，没有写回")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(target.stat().st_mode & 0o7777)
            os.replace(name, target)  # noqa: PTH105  (Path.replace is the same call; this one says what it is)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise Unwritable(f"{path}：写不进去（{words(error)}），没有写回") from error


def new_file(path: Path, data: bytes) -> None:
    """Write ``path`` in one step, in place of one that is there: half a file is never seen.

    Raises:
        Unwritable: if it cannot be written; nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o666 & ~_umask())
            os.replace(name, path)  # noqa: PTH105  (as above)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise Unwritable(f"{path}：写不进去（{words(error)}）") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
