"""``python -m standupnudge``."""

import sys

from standupnudge.cli import main

if __name__ == "__main__":
    sys.exit(main())
