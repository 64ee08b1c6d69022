#!/bin/sh
# ClearGround 净图: `clearground` or `clearground FILE.gpkg` opens the window, `clearground VERB …` is the command line.
here=$(dirname "$(readlink -f "$0")")
# In a locale that is not UTF-8 Chinese file names would be lost on their way from the desktop.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;; *) export LC_ALL=C.UTF-8 ;; esac
sandbox=
[ "$(id -u)" = 0 ] && sandbox=--no-sandbox
case "${1-}" in
  '' | -*.* | *.* | */* | --sample=* | --print-sheet=*) exec "$here/clearground-app" $sandbox "$@" ;;
  *) exec "$here/clearground-app" $sandbox --ozone-platform=headless --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --cli "$@" ;;
esac
