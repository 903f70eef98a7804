"""``python -m shuangyong_lint``。"""

import sys

from shuangyong_lint.shells.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
