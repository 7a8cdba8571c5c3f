// For development: the route `/_faults`, which sets the faults of the embedded storage.
import express, { Router, type Request } from 'express';
import { isOwn } from './loopback.js';
import { readFaults } from './storage/read-faults.js';
import type { Storage } from './storage/storage.js';

type TextRequest = Request<object, unknown, unknown>; // without a body, `body` is not a string

/**
 * `PUT` replaces the rules by those of its JSON; `DELETE` removes them. No page of another site can do either: its browser sends a
 * preflight first, whose answer allows nothing, and requests with another origin are refused.
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
