"""The poses that a plan can name: each name with what it shows. Names only; the angles are the figure's business.

Those with a letter and a number are of the exercises' pose table; "½" is half-way to the next number. A working leg is
the one that the side of a step names.
"""

from __future__ import annotations

POSES = {
    "P0": "plank, softened: the hips sit back towards the heels",
    "P1": "plank on forearms and knees",
    "P1b": "the same with the feet lifted",
    "P2": "the same with the heel of the working leg lifted, its knee bent",
    "P3": "plank on forearms and toes, the heel of the working leg lifted, its knee bent",
    "P4": "plank on forearms and toes",
    "P5r": "standing at a desk, the hands on its edge",
    "P5": "plank with the hands on the edge of a desk",
    "S0": "side plank on bent knees, the hip down; the working leg is the lower one",
    "S1": "side plank on bent knees, the hip up",
    "B0": "bridge, down",
    "B½": "bridge, half-way up",
    "B1": "bridge, top",
    "B2r": "bridge, down, the foot of the working leg on the floor and the free leg straight",
    "B2": "bridge, top, on the foot of the working leg",
    "B3": "bridge, top, the foot of the free leg lifted, its knee bent",
    "L0": "standing",
    "L½": "lunge, half-way down; the working leg is in front",
    "L1": "lunge, bottom",
    "L2": "standing with one foot behind",
    "L0c": "standing with a hand on a chair",
    "L½c": "lunge, half-way down, with a hand on a chair",
    "R0": "knee drive: standing on the working leg, the other knee at hip height",
    "R½": "arabesque, passing",
    "R1": "arabesque, tipped by 45 degrees",
    "R1½": "arabesque, tipped by 60 degrees",
    "R2": "arabesque, tipped by 75 degrees",
    "R0w": "knee drive with a hand on a wall",
    "R1w": "arabesque, tipped by 45 degrees, with a hand on a wall",
    "R3": "arabesque, tipped by 45 degrees with the toes of the free leg on the floor",
}
