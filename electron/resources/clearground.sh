#!/bin/sh
# ClearGround 净图: `clearground` or `clearground FILE.gpkg` opens the window, `clearground VERB …` is the command line.
here=$(dirname "$(readlink -f "$0")")
sandbox=
[ "$(id -u)" = 0 ] && sandbox=--no-sandbox
case "${1-}" in
  '' | -*.* | *.* | */* | --sample=* | --print-sheet=*) exec "$here/clearground-app" $sandbox "$@" ;;
  *) exec "$here/clearground-app" $sandbox --ozone-platform=headless --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --cli "$@" ;;
esac
