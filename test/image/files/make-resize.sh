#!/bin/sh
# Makes resize/: formats, colours and sizes that browsers can decode and not encode.
# Needs ImageMagick 6 or 7, exiftool, libavif-bin (avifenc) and libgs-common (Adobe RGB's profile, as Ghostscript has it)
# and Perl.
set -eu
cd "$(dirname "$0")"
rm -rf resize
mkdir resize
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Noise, so that half of the image has fewer bytes in any format.
convert -size 64x64 xc:gray -seed 7 +noise Random -depth 8 "$work/noise.png"
convert "$work/noise.png" -strip -type TrueColor BMP3:resize/opaque.bmp
convert "$work/noise.png" -strip resize/opaque.gif
convert "$work/noise.png" -strip -fill none -draw 'color 0,0 point' -draw 'rectangle 0,0 31,63' \
  -alpha set -region 32x64 -alpha transparent +region resize/transparent.gif
avifenc --lossless --speed 6 --jobs 1 "$work/noise.png" resize/opaque.avif >/dev/null

# The reddest red and the greenest green of Display P3 (as stated in AVIF), and of Adobe RGB (with an ICC profile).
convert -size 64x64 xc:'#ff0000' -fill '#00ff00' -draw 'rectangle 32,0 63,63' "$work/colours.png"
avifenc --cicp 12/13/0 --lossless --jobs 1 "$work/colours.png" resize/display-p3.avif >/dev/null
convert "$work/colours.png" -strip -quality 95 -sampling-factor 1x1 resize/adobe-rgb.jpg
exiftool -q -overwrite_original '-icc_profile<=/usr/share/color/icc/ghostscript/a98.icc' resize/adobe-rgb.jpg

# More columns than a canvas has.
perl -MCompress::Zlib -e '
  sub chunk { my ($type, $data) = @_; print pack("N", length $data), $type, $data, pack("N", crc32($type . $data)) }
  print "\x89PNG\r\n\x1a\n";
  chunk("IHDR", pack("NNC5", 70000, 1, 8, 0, 0, 0, 0));
  chunk("IDAT", compress("\0" . "\x80" x 70000));
  chunk("IEND", "");' >resize/wide.png
