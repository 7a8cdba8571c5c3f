#!/bin/sh
# Draws the images of this folder. Needs ImageMagick 6, exiftool,
# libjpeg-turbo-progs, webp, gifsicle, and the sRGB profile of Ghostscript.
#   apt-get install imagemagick libimage-exiftool-perl libjpeg-turbo-progs webp gifsicle \
#     libgs-common && sh test/image/files/make.sh
# The facts in `cases.ts` were compared with `identify` and `exiftool`.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# 60 × 40, with different sides, so that a rotation is visible.
convert -size 60x40 gradient:navy-orange -fill red -draw 'rectangle 2,2 14,10' -fill white -draw 'circle 46,26 46,33' \
  -strip "$work/scene.png"
convert "$work/scene.png" -resize 24x16 -quality 60 -strip "$work/small.jpg"
scene="$work/scene.png"
bare='-strip -define png:exclude-chunks=date,time,gAMA,cHRM'
gps='-GPSLatitude=47.3769 -GPSLatitudeRef=N -GPSLongitude=8.5417 -GPSLongitudeRef=E'
edit() { exiftool -q -q -overwrite_original "$@"; }

# JPEG
convert "$scene" -strip -quality 80 plain.jpg
for orientation in 1 2 3 4 5 6 7 8; do
  cp plain.jpg "orientation-$orientation.jpg"
  edit -n -Orientation=$orientation "orientation-$orientation.jpg"
done
jpegtran -progressive plain.jpg >progressive.jpg
jpegtran -arithmetic plain.jpg >arithmetic.jpg
convert "$scene" -strip -colorspace gray -quality 80 gray.jpg
convert "$scene" -strip -colorspace CMYK -quality 80 cmyk.jpg
convert "$scene" -strip -set comment 'Harbour at dusk' -quality 80 comment.jpg
cp plain.jpg camera.jpg
edit -n -Make=Example -Model=Camera -Orientation=6 -DateTimeOriginal='2026:05:04 03:02:01' $gps \
  "-ThumbnailImage<=$work/small.jpg" camera.jpg
cp plain.jpg camera-big-endian.jpg
edit -n -ExifByteOrder=MM -Make=Example -Orientation=8 $gps "-ThumbnailImage<=$work/small.jpg" camera-big-endian.jpg
cp plain.jpg xmp.jpg
edit -XMP:Title=Harbour xmp.jpg
cp plain.jpg xmp-gps.jpg
edit -XMP:GPSLatitude=47.3769 -XMP:GPSLongitude=8.5417 xmp-gps.jpg
cp plain.jpg iptc.jpg
edit -IPTC:City=Harbour iptc.jpg
cp plain.jpg gps-version.jpg
edit -GPSVersionID='2 3 0 0' gps-version.jpg
cp plain.jpg altitude.jpg
edit -GPSAltitude=408 altitude.jpg
convert "$scene" -set colorspace sRGB -profile /usr/share/color/icc/ghostscript/srgb.icc -quality 80 profile.jpg

# PNG
convert "$scene" $bare plain.png
convert "$scene" $bare -interlace PNG interlaced.png
convert "$scene" $bare -colors 16 PNG8:palette.png
convert "$scene" $bare -alpha set -channel A -evaluate set 50% alpha.png
convert "$scene" $bare -depth 16 PNG48:deep.png
cp plain.png text.png
edit -PNG:Comment=Harbour text.png
cp plain.png time.png
edit -PNG:ModifyDate='2026:05:04 03:02:01' time.png
cp plain.png orientation-6.png
edit -n -Orientation=6 orientation-6.png
cp plain.png camera.png
edit -n -Make=Example -Orientation=8 $gps camera.png
cp plain.png xmp-gps.png
edit -XMP:GPSLatitude=47.3769 -XMP:GPSLongitude=8.5417 xmp-gps.png
for number in 1 2 3; do convert "$scene" -modulate 100,$((number * 60)) -strip "$work/frame-$number.png"; done
node apng.mjs "$work/frame-1.png" "$work/frame-2.png" "$work/frame-3.png" >animated.png
node apng.mjs "$work/frame-1.png" >one-frame-apng.png

# GIF
convert "$scene" -strip -colors 32 plain.gif
convert "$scene" -strip -colors 32 -interlace GIF interlaced.gif
convert "$scene" -strip -colors 32 -set comment 'Harbour at dusk' comment.gif
convert -delay 10 -loop 0 "$work"/frame-*.png -strip -colors 32 animated.gif
gifsicle --no-loopcount -d 10 animated.gif >animated-once.gif
gifsicle --loopcount animated.gif '#0' >looping-still.gif
convert -seed 6 -size 120x80 xc: +noise Random -colors 64 -strip large.gif
convert "$scene" -strip -colors 32 -repage 100x90+20+10 on-a-larger-screen.gif
convert "$scene" -strip -colors 32 GIF87:old.gif
cp plain.gif xmp-gps.gif
edit -XMP:GPSLatitude=47.3769 -XMP:GPSLongitude=8.5417 xmp-gps.gif

# WebP
cwebp -quiet -q 70 "$scene" -o lossy.webp
cwebp -quiet -lossless "$scene" -o lossless.webp
cwebp -quiet -q 70 alpha.png -o alpha.webp
cwebp -quiet -lossless alpha.png -o alpha-lossless.webp
img2webp -loop 0 -d 100 -lossy "$work"/frame-*.png -o animated.webp 2>/dev/null >&2
for orientation in 3 6; do
  cp lossy.webp "orientation-$orientation.webp"
  edit -n -Orientation=$orientation "orientation-$orientation.webp"
done
cp lossy.webp camera.webp
edit -n -Make=Example -Orientation=8 $gps camera.webp
cp lossless.webp xmp-gps.webp
edit -XMP:GPSLatitude=47.3769 -XMP:GPSLongitude=8.5417 xmp-gps.webp
cp animated.webp animated-camera.webp
edit -Make=Example animated-camera.webp

# BMP
convert "$scene" -strip BMP3:plain.bmp
convert "$scene" -strip -colors 16 -compress RLE BMP3:palette.bmp
convert "$scene" -strip -alpha set BMP:version-5.bmp
convert "$scene" -strip BMP2:core.bmp

# TIFF
convert "$scene" -strip -compress LZW plain.tif
convert "$scene" -strip -compress LZW -define tiff:endian=msb big-endian.tif
convert "$scene" \( "$scene" -resize 30x20 \) -strip -compress Zip pages.tif
cp plain.tif orientation-6.tif
edit -n -Orientation=6 orientation-6.tif
cp plain.tif camera.tif
edit -n -Make=Example $gps camera.tif
cp plain.tif xmp-gps.tif
edit -XMP:GPSLatitude=47.3769 -XMP:GPSLongitude=8.5417 xmp-gps.tif

# ICO
convert "$scene" -strip -resize 32x32! one.ico
convert "$scene" -strip \( -clone 0 -resize 16x16! \) \( -clone 0 -resize 36x36! \) \( -clone 0 -resize 32x32! \) -delete 0 \
  several.ico
convert -size 256x256 gradient:navy-orange -strip large.ico
