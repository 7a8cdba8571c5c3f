#!/bin/sh
# Makes orientation/: one picture in landscape and portrait format, in the eight orientations of EXIF and three formats, and the
# results of ImageMagick's `-auto-orient` (*.png, at half the size).
# Needs ImageMagick 6 or 7, exiftool, webp (cwebp, webpmux) and libavif-bin (avifenc). The results are checked in.
set -eu
cd "$(dirname "$0")"
rm -rf orientation
mkdir orientation
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Four corners of different colours, and a letter that every rotation and mirroring changes.
convert -size 48x32 xc:white -fill '#d02020' -draw 'rectangle 0,0 11,9' -fill '#20a020' -draw 'rectangle 36,0 47,9' \
  -fill '#2040d0' -draw 'rectangle 0,22 11,31' -fill '#d0b020' -draw 'rectangle 36,22 47,31' \
  -fill black -draw 'rectangle 18,4 21,27' -draw 'rectangle 22,4 31,7' -draw 'rectangle 22,14 27,17' \
  "$work/landscape.png"
convert -size 32x48 xc:white -fill '#d02020' -draw 'rectangle 0,0 9,11' -fill '#20a020' -draw 'rectangle 22,0 31,11' \
  -fill '#2040d0' -draw 'rectangle 0,36 9,47' -fill '#d0b020' -draw 'rectangle 22,36 31,47' \
  -fill black -draw 'rectangle 10,14 13,35' -draw 'rectangle 14,14 21,17' -draw 'rectangle 14,23 18,26' \
  "$work/portrait.png"

# ISO/IEC 23008-12: turned anticlockwise in steps of 90 degrees first, then mirrored: 0 swaps top and bottom, 1 left and right.
turn() {
  case $1 in
    1) name=TopLeft boxes= ;;
    2) name=TopRight boxes='--imir 1' ;;
    3) name=BottomRight boxes='--irot 2' ;;
    4) name=BottomLeft boxes='--imir 0' ;;
    5) name=LeftTop boxes='--irot 1 --imir 0' ;;
    6) name=RightTop boxes='--irot 3' ;;
    7) name=RightBottom boxes='--irot 3 --imir 0' ;;
    8) name=LeftBottom boxes='--irot 1' ;;
  esac
}

for shape in landscape portrait; do
  stored="$work/$shape.png"
  convert "$stored" -filter point -resize 200% "$work/large.png"
  convert "$work/large.png" -strip -quality 92 -sampling-factor 1x1 "$work/large.jpg"
  cwebp -quiet -q 92 "$work/large.png" -o "$work/large.webp"
  for orientation in 1 2 3 4 5 6 7 8; do
    turn $orientation
    file="orientation/$shape-$orientation"
    convert "$stored" -orient $name -auto-orient -strip "$file.png"

    cp "$work/large.jpg" "$file.jpg"
    exiftool -q -n -overwrite_original -Orientation=$orientation "$file.jpg"

    exiftool -q -n -o "$work/$shape-$orientation.exif" -Orientation=$orientation -tagsfromfile "$file.jpg" -Orientation
    webpmux -set exif "$work/$shape-$orientation.exif" "$work/large.webp" -o "$file.webp" >/dev/null 2>&1

    # shellcheck disable=SC2086
    avifenc --min 8 --max 12 --speed 2 --jobs 1 $boxes "$work/large.png" "$file.avif" >/dev/null
  done
done
