"""StandUpNudge: a tray program that gets people up from their desk, and through five minutes of glute work a week.

The map, in the order things happen:

- ``cli`` reads the arguments; ``bootstrap`` wires one program together out of the parts below.
- ``config`` turns the user's YAML file into ``core.rules.Rules``, or into every problem with its line.
- ``engine`` owns the one inbox. Whatever happens becomes an event; ``core.advance`` turns state and event
  into a new state and effects; the engine stores the state, performs the effects and sets one alarm.
- ``core`` decides and touches nothing. ``routine`` knows plans, timelines and the player, as purely.
- ``adapters`` touch the machine and decide nothing: one folder a port, one file a technology. ``ports`` names them.
- ``window`` is a process of its own, so that a toolkit's memory leaves with it; ``messages`` is what the two say.
"""

__version__ = "0.1.0"
