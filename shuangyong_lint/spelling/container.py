"""One file of named arrays that is mapped into memory, not read."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

_MAGIC = b"shuangyong-lint 1\n"
_ALIGN = 64


def write(path: "Path", about: "Mapping[str, Any]", arrays: "Mapping[str, npt.NDArray[Any]]") -> None:
    """Write arrays, with a JSON header that says what they are.

    Args:
        path: the file
        about: anything JSON can hold
        arrays: little-endian arrays by name
    """
    placed: dict[str, Any] = {}
    offset = 0
    for name, array in arrays.items():
        placed[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "offset": offset}
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    header = json.dumps({"about": dict(about), "arrays": placed}, ensure_ascii=False, sort_keys=True).encode()
    start = -(-(len(_MAGIC) + 8 + len(header)) // _ALIGN) * _ALIGN
    with path.open("wb") as file:
        file.write(_MAGIC + len(header).to_bytes(8, "little") + header)
        for name, array in arrays.items():
            file.seek(start + placed[name]["offset"])
            file.write(array.tobytes())
        file.truncate(start + offset)


def read(path: "Path") -> "tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]":
    """Map a file written by `write`.

    Returns:
        what the header says, and read-only arrays by name

    Raises:
        OSError: the file cannot be read
        ValueError: it is not such a file, or is cut short
    """
    import numpy as np  # noqa: PLC0415 - numpy loads with the model, not with the tool

    with path.open("rb") as file:
        magic = file.read(len(_MAGIC))
        size = int.from_bytes(file.read(8), "little")
        if magic != _MAGIC or size > 1 << 24:
            raise ValueError(f"{path} 不是本工具的模型文件")
        header = json.loads(file.read(size))
    start = -(-(len(_MAGIC) + 8 + size) // _ALIGN) * _ALIGN
    data: np.memmap[Any, Any] = np.memmap(path, np.uint8, "r")
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, place in header["arrays"].items():
        kind = np.dtype(place["dtype"])
        count = int(np.prod(place["shape"], dtype=np.int64))
        first = start + place["offset"]
        part = data[first : first + count * kind.itemsize]
        if part.size != count * kind.itemsize:
            raise ValueError(f"{path} 不完整")
        # A plain view is faster to index than a memmap and still reads the same pages.
        arrays[name] = np.asarray(part).view(kind).reshape(place["shape"])
    return header["about"], arrays
