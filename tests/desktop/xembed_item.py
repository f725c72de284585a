"""A tray icon of the old kind for the harness's own tests: one colour, prints the number of each button pressed on it.

Run as ``python -m tests.desktop.xembed_item SIZE COLOUR``, with the size in pixels.
"""

from __future__ import annotations

import sys

from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage

REQUEST_DOCK = 0


def main(size: int, colour: str) -> None:
    """Dock, then print until ended."""
    display = Display()
    screen = display.screen()
    pixel = screen.default_colormap.alloc_named_color(colour).pixel
    events = X.ButtonPressMask | X.StructureNotifyMask
    window = screen.root.create_window(
        0, 0, size, size, 0, screen.root_depth, background_pixel=pixel, event_mask=events
    )
    window.set_wm_name("item")
    window.set_wm_normal_hints(flags=1 << 4, min_width=size, min_height=size)
    tray = display.get_selection_owner(display.intern_atom(f"_NET_SYSTEM_TRAY_S{display.get_default_screen()}"))
    opcode = display.intern_atom("_NET_SYSTEM_TRAY_OPCODE")
    message = ClientMessage(window=tray, client_type=opcode, data=(32, [X.CurrentTime, REQUEST_DOCK, window.id, 0, 0]))
    tray.send_event(message, event_mask=X.NoEventMask)
    while True:
        event = display.next_event()
        if event.type == X.ButtonPress:
            sys.stdout.write(f"{event.detail}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
