// The presign route in frameworks for Node, each in this process.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createRequestListener } from '@remix-run/node-fetch-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { createPresignHandler } from '../../src/server.js';
import { options } from '../runtimes/apps/options.js';
import { checkMounting, PATH, type Running } from './mounting.js';

/** @param server listens, or will */
async function running(server: Server): Promise<Running> {
  if (!server.listening) await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, close };
}

const handler = createPresignHandler(options);

/** Each answers at `PATH`, on any port of the loopback address. */
const mountings: Readonly<Record<string, () => Promise<Running>>> = {
  'node:http': () => {
    const listener = createRequestListener(handler);
    const server = createServer((request, response) => {
      if (request.url?.startsWith(PATH)) listener(request, response);
      else response.writeHead(404).end();
    });
    return running(server.listen(0, '127.0.0.1'));
  },
  'Express 5': () => {
    const app = express();
    app.all(PATH, createRequestListener(handler));
    return running(app.listen(0, '127.0.0.1'));
  },
  'Fastify 5': async () => {
    const app = fastify();
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null)); // the handler reads the body
    const listener = createRequestListener(handler);
    app.all(PATH, (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return running(app.server);
  },
  Hono: () => {
    const app = new Hono();
    app.all(PATH, ({ req }) => handler(req.raw));
    return running(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server);
  },
};

for (const [name, mount] of Object.entries(mountings)) checkMounting(name, mount);
