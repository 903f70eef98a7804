"""``python -m shuangyong_lint``。"""

import gc
import sys

_RARELY = 200_000
"""Objects made before the garbage collector looks: what start-up imports stays, and looking through it again and again
takes an eighth of its time."""


def main() -> int:
    """Run the command and return its exit code."""
    gc.set_threshold(_RARELY)
    from shuangyong_lint.shells.cli import main as command  # noqa: PLC0415  (the threshold comes first)

    return command()


if __name__ == "__main__":
    sys.exit(main())
