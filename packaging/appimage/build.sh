#!/bin/sh
# An AppImage out of the .tar.zst that `make package` built.
#
#   packaging/appimage/build.sh ARCHIVE.tar.zst FOLDER
#
# Lays out FOLDER/Depesche.AppDir, which runs as it is (AppRun), and packs it where appimagetool is at hand.
set -eu
archive=$(realpath "$1") folder=$2
here=$(dirname "$(realpath "$0")")
directory=$folder/Depesche.AppDir
rm -rf "$directory"
mkdir -p "$directory/usr"
tar --extract --zstd --file="$archive" --directory="$directory/usr" --strip-components=1
cp "$here/AppRun" "$directory/AppRun"
chmod 755 "$directory/AppRun"
cp "$directory/usr/share/applications/depesche.desktop" "$directory/"
cp "$directory/usr/share/icons/hicolor/256x256/apps/depesche.png" "$directory/"
ln -s depesche.png "$directory/.DirIcon"
if ! command -v appimagetool >/dev/null; then
    echo "$directory is laid out. To pack it, put appimagetool where programs are looked for." >&2
    exit 3
fi
name=$(basename "$archive" .tar.zst)
appimagetool "$directory" "$folder/$name.AppImage"
