// XMP (ISO 16684-1): a packet of RDF as text, which is the same in many formats.
import { MOST_AT_ONCE, type Reading } from '../reading.js';

/** Whether this packet has a GPS position. Only the bytes of one read are searched, since the rest is rarely text. */
export function* hasPosition(start: number, length: number): Reading<boolean> {
  const view = yield { start, length: Math.max(0, Math.min(length, MOST_AT_ONCE)) };
  return namesPosition(view);
}

export const namesPosition = (packet: DataView) => new TextDecoder().decode(packet).includes('GPSLatitude');
