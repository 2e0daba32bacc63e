#!/bin/sh
# Brings the translations up to date with the sources, and compiles them.
#
#   packaging/translations.sh [PREFIX]      PREFIX holds pyside6-lupdate and pyside6-lrelease (default: .venv/bin/)
#
# depesche_de.ts is the German translation. depesche_en.ts holds the English plurals and nothing else.
set -eu
cd "$(dirname "$0")/.."
tools=${1-.venv/bin/}
texts=resources/translations

update() {
    # Without line numbers a translation changes only when a text does.
    "${tools}pyside6-lupdate" $(find ui -name '*.py' | sort) -no-obsolete -silent -locations none \
        -source-language en "$@"
}

update -target-language de -ts $texts/depesche_de.ts
update -target-language en -pluralonly -ts $texts/depesche_en.ts
for language in de en; do
    # A program that runs has the old file mapped into its memory: writing into it would end the program.
    "${tools}pyside6-lrelease" -silent $texts/depesche_$language.ts -qm $texts/depesche_$language.qm.new
    mv $texts/depesche_$language.qm.new $texts/depesche_$language.qm
done
# Nothing may be missing: no text in German, and of no plural a form, in either language.
! grep -nE 'type="(unfinished|vanished|obsolete)"|<(translation|numerusform)( variants="[a-z]*")?></' $texts/*.ts || {
    echo "The lines above are not translated yet." >&2
    exit 1
}
