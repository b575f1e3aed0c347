// @ts-check
import { createServer } from "node:net";
import { Problem } from "./problem.mjs";

const portsTried = 50;

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function isFree(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * The first port from `wanted` on that can be listened on.
 * @param {string} host
 * @param {number} wanted
 * @returns {Promise<number>}
 */
export async function findPort(host, wanted) {
  const last = Math.min(wanted + portsTried - 1, 65_535);
  for (let port = wanted; port <= last; port += 1) if (await isFree(host, port)) return port;
  throw new Problem(
    `No port from ${wanted} to ${last} can be used on ${host}. Choose one: --port N`,
  );
}
