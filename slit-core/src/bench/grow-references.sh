#!/bin/sh
# Grows the reference fronts of slit bench search in a directory: all sizes and physics.
# Usage: grow-references.sh DIR [SCALE]; SCALE multiplies the budgets (default 1: about two hours).
# SLIT is the command to run (default: slit); THREADS how many threads (default 2).
set -eu
dir=${1:?"Usage: grow-references.sh DIR [SCALE]"}
scale=${2:-1}
slit=${SLIT:-slit}
for physics in linear queueing consolidation; do
  for size in S M L XL; do
    case $size in
      S) seconds=$((60 * scale)) ;;
      M | L) seconds=$((120 * scale)) ;;
      XL) seconds=$((240 * scale)) ;;
    esac
    $slit bench search --problem "$size" --physics "$physics" --grow-references "$dir" \
      --algorithm slit --beside fine-sweep,sweep,slp --budget "${seconds}s" --seeds 1 \
      --threads "${THREADS:-2}"
  done
done
