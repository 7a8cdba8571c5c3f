// For development: `/_faults`, by which the embedded storage is told what shall go wrong.
import express, { Router, type Request } from 'express';
import { isOwn } from './loopback.js';
import { readFaults } from './storage/read-faults.js';
import type { Storage } from './storage/storage.js';

type TextRequest = Request<object, unknown, unknown>; // the body is no text where there was none

/**
 * `PUT` puts the rules of its JSON in force, in the place of those before; `DELETE` ends them.
 * No page of another site can do either: its browser asks for a preflight first, whose answer allows nothing here, and what
 * names another origin is refused.
 */
export function faultSwitch(faults: Storage['faults']): Router {
  const router = Router();
  router.use(({ headers: { origin, host } }, response, next) => {
    if (isOwn(origin, host)) next();
    else response.status(403).json({ error: `Not from ${origin}.` });
  });
  router.put('/', express.text({ type: () => true }), ({ body }: TextRequest, response) => {
    const reading = readFaults(typeof body === 'string' ? body : '');
    if (!reading.ok) {
      response.status(400).json({ error: reading.why });
      return;
    }
    faults.clear();
    for (const fault of reading.faults) faults.push(fault);
    response.sendStatus(204);
  });
  router.delete('/', (_, response) => {
    faults.clear();
    response.sendStatus(204);
  });
  return router;
}
