#!/bin/sh
# enter.sh ROOT USER COMMAND…: runs the command in that system, with devices and processes of its own, and ends with it.
#
# Not by chroot: the kernel gives nobody in one a user namespace, and Chromium's sandbox is made of those. The network
# is that of outside. The variables LANG, TERM and those named DEPESCHE_… go along.
set -eu
[ "${INSIDE:-}" = yes ] || exec env INSIDE=yes unshare --mount --pid --fork --kill-child -- "$0" "$@"
root=$1 user=$2
shift 2
mount --bind "$root" "$root"
cd "$root"
mount -t tmpfs -o mode=755 dev dev
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
mkdir -m 1777 dev/shm
mount -t tmpfs -o mode=1777 shm dev/shm
mkdir dev/pts
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t proc proc proc
mount -t tmpfs -o mode=755 run run
mount -t tmpfs -o mode=1777 tmp tmp
mkdir -p mnt
pivot_root . mnt
cd /
umount -l /mnt
unset INSIDE
if [ "$user" = root ]; then exec "$@"; fi
exec setpriv --reuid="$user" --regid="$user" --clear-groups --inh-caps=-all --bounding-set=-all env HOME="/home/$user" \
    USER="$user" LOGNAME="$user" "$@"
