"""Whether there is a panel now that takes XEmbed icons; asked without an icon."""

from __future__ import annotations


def has_panel() -> bool:
    """On the display of this session; false without one."""
    from Xlib import error
    from Xlib.display import Display

    try:
        display = Display()
    except (error.DisplayError, error.ConnectionClosedError, error.XauthError, OSError):
        return False
    try:
        selection = display.intern_atom(f"_NET_SYSTEM_TRAY_S{display.get_default_screen()}")
        return bool(display.get_selection_owner(selection))
    finally:
        display.close()
