// XMP (ISO 16684-1): a packet of RDF as text, in many formats the same.
import { MOST_AT_ONCE, type Reading } from '../reading.js';

/** Whether this packet names a GPS position. What is longer than one read is hardly ever its own writer's text. */
export function* hasPosition(start: number, length: number): Reading<boolean> {
  const view = yield { start, length: Math.max(0, Math.min(length, MOST_AT_ONCE)) };
  return namesPosition(view);
}

export const namesPosition = (packet: DataView) => new TextDecoder().decode(packet).includes('GPSLatitude');
