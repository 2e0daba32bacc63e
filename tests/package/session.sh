#!/bin/sh
# session.sh COMMAND…: runs it in a desktop session of its own: a bus that says a screen reader runs, an unlocked keyring, a
# screen. Inside the system under test.
set -eu
if [ -z "${IN_SESSION:-}" ]; then
    export IN_SESSION=yes XDG_RUNTIME_DIR=/tmp/runtime LANG=C.UTF-8
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    exec dbus-run-session -- "$0" "$@"
fi
dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set \
    string:org.a11y.Status string:IsEnabled variant:boolean:true >/dev/null
printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec xvfb-run -a -s "-screen 0 1440x900x24 -nolisten tcp" "$@"
