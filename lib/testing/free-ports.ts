import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the range that systems take the near ends of connections from, so that none lands here. */
const FIRST = 20_000;
const END = 32_000;
const TRIES = 200;

/**
 * The first of `count` ports in a row on 127.0.0.1 that nobody listens on, from 20000 to 32000. It
 * is drawn by chance, so that two who ask at once get different ones.
 * @throws Error when many draws found none
 */
export async function findFreePorts(count: number): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const first = FIRST + randomInt(Math.floor((END - FIRST) / count)) * count;
    const ports = Array.from({ length: count }, (_, at) => first + at);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`No ${count} ports in a row are free from ${FIRST} to ${END}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
