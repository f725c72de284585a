"""A desktop of our own for tests, and tests of the whole program on it: a real screen, panel, bus and pointer.

    Desktop (server)  starts and ends Xvfb, openbox, a session bus, xfconfd, a notification server and xfce4-panel
      .screen         what can be seen: pictures, and pictures within them      .windows   by class, title, process
      .pointer        moves, clicks and types, by X test events only
      .panel          where the tray icons are          .notifications   the one on screen: click it, press a button
    Sway (sway)       the same on Wayland: sway without a screen, mako and waybar
    Program           StandUpNudge in a home of its own: its log, status, children, end
    Runner            the programs of one test: ended and looked through after it
    sights            what tests look for on the screen       typewriter   somebody else's window, which has the focus
    zone              a time zone in which an appointment is near
    waiting           the one place that waits

Nothing here acts on the program but the pointer, the keyboard, files, signals and its own command line.
"""
