// exiftool finds only data about the picture in stripped files.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strip } from '../../src/image/strip.js';
import { files } from '../image/files/strip-files.js';

/** Allowed tags by group: coding, size, colours, animation and orientation of the picture. */
const allowed: Readonly<Record<string, string>> = {
  ExifTool: 'ExifToolVersion',
  System: 'FileName Directory FileSize FileModifyDate FileAccessDate FileInodeChangeDate FilePermissions',
  File: `FileType FileTypeExtension MIMEType ExifByteOrder ImageWidth ImageHeight EncodingProcess BitsPerSample
    ColorComponents YCbCrSubSampling BMPVersion Planes BitDepth Compression ImageLength PixelsPerMeterX PixelsPerMeterY
    NumColors NumImportantColors ImageCount ColorPlanes BitsPerPixel RedMask GreenMask BlueMask AlphaMask ColorSpace
    RenderingIntent ProfileDataOffset ProfileSize HotspotX HotspotY`,
  Composite: 'ImageSize Megapixels AvgBitrate',
  IFD0: 'Orientation',
  JFIF: 'JFIFVersion ResolutionUnit XResolution YResolution',
  Adobe: 'DCTEncodeVersion APP14Flags0 APP14Flags1 ColorTransform',
  PNG: `ImageWidth ImageHeight BitDepth ColorType Compression Filter Interlace Palette Transparency Gamma SRGBRendering
    SignificantBits BackgroundColor PaletteHistogram AnimationFrames AnimationPlays ProfileName`,
  'PNG-pHYs': 'PixelsPerUnitX PixelsPerUnitY PixelUnits',
  QuickTime: `MajorBrand MinorVersion CompatibleBrands HandlerType HandlerDescription ImageSpatialExtent ImagePixelDepth
    Rotation Unknown_imir AuxiliaryImageType ColorProfiles ColorPrimaries TransferCharacteristics MatrixCoefficients
    AV1ConfigurationVersion SeqProfile SeqLevelIdx0 SeqTier0 HighBitDepth TwelveBit ChromaFormat ChromaSamplePosition
    InitialDelaySamples HEVCConfigurationVersion GeneralProfileSpace GeneralTierFlag GeneralProfileIDC
    GenProfileCompatibilityFlags ConstraintIndicatorFlags GeneralLevelIDC MinSpatialSegmentationIDC ParallelismType
    BitDepthLuma BitDepthChroma AverageFrameRate ConstantFrameRate NumTemporalLayers TemporalIDNested MediaData
    MediaDataSize MediaDataOffset MovieHeaderVersion TimeScale Duration PreferredRate PreferredVolume MatrixStructure
    PreviewTime PreviewDuration PosterTime SelectionTime SelectionDuration CurrentTime NextTrackID Unknown_free Free
    Unknown_cmpd Unknown_uncC Unknown_cmpC Unknown_mini`,
  Meta: 'PrimaryItemReference MetaImageSize Unknown_grpl Free',
  Track: `TrackHeaderVersion TrackID TrackDuration TrackLayer TrackVolume MatrixStructure ImageWidth ImageHeight
    MediaHeaderVersion MediaTimeScale MediaDuration MediaLanguageCode HandlerType HandlerDescription GraphicsMode OpColor
    OtherFormat ChunkOffset SampleToChunk SampleSizes SyncSampleTable TimeToSampleTable Unknown_av1C Unknown_colr
    Unknown_ccst Unknown_auxl Unknown_auxi`,
  Jpeg2000: 'MajorBrand MinorVersion CompatibleBrands',
  SVG: 'Xmlns ImageWidth ImageHeight Title',
  RIFF: `WebP_Flags ImageWidth ImageHeight VP8Version HorizontalScale VerticalScale AlphaIsUsed AlphaPreprocessing
    AlphaFiltering AlphaCompression BackgroundColor AnimationLoopCount FrameCount Duration`,
  GIF: `GIFVersion ImageWidth ImageHeight HasColorMap ColorResolutionDepth BitsPerPixel BackgroundColor AnimationIterations
    FrameCount Duration TransparentColor`,
};
const isAllowed = (tag: string) => {
  const [group = '', name = ''] = tag.split(':');
  return (
    /^ICC[_-]/.test(group) ||
    (allowed[group.replace(/^Track\d+$/, 'Track')]?.split(/\s+/).includes(name) ?? false)
  );
};

type Tags = Readonly<Record<string, unknown>>;

/** The other formats store the orientation elsewhere, and ignore that of EXIF. */
const isTurnedByExif = (type: string) => ['image/jpeg', 'image/png', 'image/webp'].includes(type);

/** All tags that exiftool finds, including unknown and embedded ones, by file name. */
function readTags(folder: string): ReadonlyMap<string, Tags> {
  // Its exit status reports that one of the files is truncated.
  const { stdout } = spawnSync('exiftool', ['-a', '-u', '-ee', '-G1', '-j', '-q', folder], {
    maxBuffer: 2 ** 26,
  });
  const found = JSON.parse(stdout.toString()) as readonly Tags[];
  return new Map(found.map((tags) => [String(tags['System:FileName']), tags]));
}

/** Tags about the chunk with the orientation of a PNG, which is not changed. */
const PLACE_OF_EXIF = '[minor] Text/EXIF chunk(s) found after PNG IDAT (may be ignored by some readers)';

/** Tags of truncated files, before and after. */
const cut = ['JPEG format error', 'Truncated PNG image', 'File format error'];

/** Tags of films, whose times have fixed fields. */
const NO_TIME = '0000:00:00 00:00:00';

/** Tags that are not allowed. The file name that exiftool adds is not a tag. */
const left = (tags: Tags = {}) =>
  Object.entries(tags)
    .filter(
      ([tag, value]) =>
        tag !== 'SourceFile' && ![PLACE_OF_EXIF, NO_TIME, ...cut].includes(String(value)) && !isAllowed(tag),
    )
    .map(([tag]) => tag);

describe('exiftool', () => {
  const source = fileURLToPath(new URL('../image/files/strip/', import.meta.url));
  const cases = files.filter(({ outcome }) => outcome !== 'left');
  let originals: ReadonlyMap<string, Tags>;
  let results: ReadonlyMap<string, Tags>;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stripped-'));
    for (const { name, type } of cases) {
      const stripped = await strip(new Blob([await readFile(join(source, name))]), type);
      assert.ok(stripped, name);
      await writeFile(join(folder, name), new Uint8Array(await stripped.arrayBuffer()));
    }
    originals = readTags(source);
    results = readTags(folder);
  });
  after(() => rm(folder, { recursive: true }));

  for (const { name, type, outcome } of cases)
    it(`finds nothing in the stripped ${name}`, () => {
      const result = results.get(name);
      assert.ok(result);
      assert.deepEqual(left(result), []);
      assert.doesNotMatch(JSON.stringify(result), /SECRET/);
      const turned = originals.get(name)?.['IFD0:Orientation'];
      const upright = turned === 'Horizontal (normal)' || !isTurnedByExif(type);
      assert.equal(result['IFD0:Orientation'], upright ? undefined : turned);
      if (outcome === 'same') assert.deepEqual(left(originals.get(name)), []);
    });

  it('finds metadata in more than 40 of the files before', () => {
    const told = cases.filter(({ name }) => left(originals.get(name)).length > 0);
    assert.ok(told.length >= 40, `${told.length} of ${cases.length}`);
  });

  it('extracts no other picture from the stripped files', () => {
    const previews = [
      '-ThumbnailImage',
      '-PreviewImage',
      '-JpgFromRaw',
      '-OtherImage',
      '-MPImage2',
      '-ThumbnailTIFF',
      '-PhotoshopThumbnail',
    ];
    const found = (where: string) =>
      spawnSync('exiftool', ['-q', '-q', '-b', '-a', '-ee', ...previews, where]).stdout.length;
    assert.equal(found(folder), 0);
    assert.notEqual(found(source), 0);
  });
});
