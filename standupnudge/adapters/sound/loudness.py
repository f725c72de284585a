"""What a volume from 0 to 100 means for samples."""

from __future__ import annotations


def gain(volume: int) -> float:
    """The factor for samples. Its square root is the share of the slider: ears go by ratios, and 50 is half as loud."""
    return (min(max(volume, 0), 100) / 100) ** 2
