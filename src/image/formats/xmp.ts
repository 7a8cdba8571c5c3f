// XMP (ISO 16684-1): a packet of RDF as text, in many formats the same.
import { MOST_AT_ONCE, type Reading } from '../reading.js';

/** Whether this packet has a GPS position. Only one read of it is searched: the rest is hardly ever text of its writer. */
export function* hasPosition(start: number, length: number): Reading<boolean> {
  const view = yield { start, length: Math.max(0, Math.min(length, MOST_AT_ONCE)) };
  return namesPosition(view);
}

export const namesPosition = (packet: DataView) => new TextDecoder().decode(packet).includes('GPSLatitude');
