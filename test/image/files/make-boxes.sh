#!/bin/bash
# Makes the AVIF, HEIC and JPEG XL files of this folder. Debian 12: libavif-bin, libheif-examples, libjxl-tools,
# libimage-exiftool-perl, imagemagick; sharp is the project's own.
# Upright they show red, green, blue and white, from top left to bottom right.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$here"/*.{avif,heic,heif,jxl}
cd "$work"

picture() { # file, width and height of a quarter
  convert -size "$2x$3" xc:red xc:lime +append \( -size "$2x$3" xc:blue xc:white +append \) -append "PNG24:$1"
}
picture landscape.png 24 16
picture portrait.png 16 24

# Transforms the upright picture to the stored one, which is the inverse of EXIF's orientations 1 to 8.
stored=('' '' '-flop' '-rotate 180' '-flip' '-transpose' '-rotate -90' '-transverse' '-rotate 90')
irot=('' '' '' 2 '' 1 3 1 1)
imir=('' '' 1 '' 0 0 '' 1 '')

avif() { avifenc --speed 6 "$@" > /dev/null; }
tsx() { (cd "$here" && npx tsx "$@"); }
heic() { heif-enc -q 80 "$@" > /dev/null; }

for shape in landscape portrait; do
  for turned in 1 2 3 4 5 6 7 8; do
    # shellcheck disable=SC2086
    convert $shape.png ${stored[$turned]} +repage PNG24:stored.png
    avif ${irot[$turned]:+--irot ${irot[$turned]}} ${imir[$turned]:+--imir ${imir[$turned]}} \
      stored.png "$here/$shape-$turned.avif"
    heic stored.png -o stored.heic
    tsx "$here/turn-heic.ts" "$work/stored.heic" "$here/$shape-$turned.heic" \
      ${irot[$turned]:+irot=${irot[$turned]}} ${imir[$turned]:+imir=${imir[$turned]}}
  done
done

# JPEG XL gets its orientation from the EXIF of a JPEG.
jxl() { cjxl --quiet "$@" 2> /dev/null; }
for shape in landscape portrait; do
  for turned in 1 2 3 4 5 6 7 8; do
    # shellcheck disable=SC2086
    convert $shape.png ${stored[$turned]} +repage -quality 95 stored.jpg
    exiftool -q -overwrite_original -n "-Orientation=$turned" stored.jpg
    jxl -j 0 --container=0 stored.jpg "$here/$shape-$turned.jxl"
  done
done

# Metadata: that of a phone, EXIF without a position, and XMP only.
convert landscape.png -quality 95 phone.jpg
exiftool -q -overwrite_original -n -Make=Maker -Model=Phone -Orientation=6 \
  -GPSLatitude=48.2 -GPSLatitudeRef=N -GPSLongitude=16.37 -GPSLongitudeRef=E phone.jpg
convert landscape.png -quality 95 camera.jpg
exiftool -q -overwrite_original -Make=Maker -Model=Camera camera.jpg
convert landscape.png -quality 95 edited.jpg
exiftool -q -overwrite_original -XMP:Creator=Someone edited.jpg
avif phone.jpg "$here/phone.avif" # turned by irot, and by an orientation in EXIF that does not count
heic phone.jpg -o "$here/phone.heic" # not turned, whatever EXIF says
avif camera.jpg "$here/camera.avif"
heic camera.jpg -o "$here/camera.heic"
avif edited.jpg "$here/edited.avif"
heic edited.jpg -o "$here/edited.heic"
exiftool -q -XMP:GPSLatitude=48.2 -XMP:GPSLongitude=16.37 -o "$here/edited-there.avif" "$here/edited.avif"

# Other kinds.
convert -size 256x128 gradient:red-blue PNG24:wide.png
convert wide.png -crop 128x64 +repage tile-%d.png
avif --grid 2x2 tile-{0,1,2,3}.png "$here/grid.avif"
avif --crop 0,0,40,20 landscape.png "$here/cropped.avif"
avif --crop 24,0,24,32 --irot 1 landscape.png "$here/cropped-turned.avif"
convert landscape.png -alpha set -channel A -evaluate set 50% PNG32:alpha.png
avif alpha.png "$here/alpha.avif"
heic alpha.png -o "$here/alpha.heic"
heic -t 16 landscape.png -o "$here/thumbnail.heic"
(cd "$here" && node --input-type=module -e "
  import sharp from 'sharp';
  await sharp('$work/landscape.png').withMetadata().avif({ effort: 4 }).toFile('sharp.avif');
")

# Sequences: several frames; turned; one frame; with a still image first.
convert landscape.png -negate other.png
avif --fps 10 landscape.png other.png landscape.png "$here/sequence.avif"
avif --fps 10 --irot 1 --imir 0 landscape.png other.png "$here/sequence-turned.avif"
avif --fps 10 phone.jpg other.png "$here/sequence-phone.avif"
{ head -c 8 "$here/sequence.avif"; printf avif; tail -c +13 "$here/sequence.avif"; } > "$here/sequence-behind-still.avif"
{ head -c 8 "$here/landscape-6.heic"; printf 'mif1\0\0\0\0mif1miafmiaf'; tail -c +29 "$here/landscape-6.heic"; } \
  > "$here/landscape-6.heif"

# JPEG XL: sizes that are stored in other ways, sequences, boxes.
for size in 100x75 75x100 240x200 320x180 125x100 256x128 64x64 65x64 600x511 40x9000; do
  convert -size "$size" gradient:red-blue PNG24:size.png
  jxl -d 0 -e 3 size.png "$here/size-$size.jxl"
done
convert -delay 10 landscape.png other.png -loop 0 frames.gif
jxl frames.gif "$here/frames.jxl"
jxl alpha.png "$here/alpha.jxl"
jxl phone.jpg "$here/phone.jxl" # EXIF is compressed, the codestream in parts
for made in phone camera edited; do
  jxl -j 0 --container=0 $made.jpg bare.jxl
  exiftool -q -m -tagsFromFile $made.jpg -all:all -unsafe -o "$here/$made-plain.jxl" bare.jxl
done
