#!/usr/bin/env bash
# Makes the files of test/image/files/strip: pictures of a few pixels, with the metadata that cameras, phones and programs write.
# On Debian:
#   apt-get install libimage-exiftool-perl libheif-examples libavif-bin libjxl-tools webp gifsicle
set -euo pipefail
cd "$(dirname "$0")/../../.."
for tool in exiftool heif-enc avifenc cjxl webpmux gifsicle; do
  command -v "$tool" > /dev/null || { echo "$tool is missing" >&2; exit 1; }
done
npx tsx test/image/files/make-strip/all.ts
du -cb test/image/files/strip/* | tail -n 1
