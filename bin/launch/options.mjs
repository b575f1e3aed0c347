// @ts-check
import { statSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "./problem.mjs";
import { projectRoot } from "./project.mjs";

export const usage = `npm start [-- options]

  --logs DIR          read CloudTrail log files from this folder (kept up to date)
  --s3 s3://B/PREFIX  read them from this bucket, with your usual AWS credentials
  --port N            web port, default 3000 (the next free one if taken)
  --data DIR          where Trailglass keeps its data, default .trailglass
  --help`;

/**
 * @typedef {{ help: boolean, logs: string | null, s3: string | null, port: number, host: string,
 *   dataDir: string }} StartOptions `logs` and `dataDir` are absolute
 */

/** @param {string} text */
function parsePort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Problem(`--port takes a number from 1 to 65535, not "${text}".`);
}

/** Names of this machine alone. */
const loopback = ["127.0.0.1", "localhost", "::1"];

/**
 * The address to listen on. Some shells set HOST to the name of the machine: that is no wish.
 * What others can reach needs more to be said first.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} machine
 */
export function hostOf(env, machine = hostname()) {
  const wanted = env.HOST;
  if (!wanted || wanted === machine || wanted === machine.split(".")[0]) return "127.0.0.1";
  if (loopback.includes(wanted)) return wanted;
  const missing = missingForNetwork(env, wanted);
  if (missing.length === 0) return wanted;
  throw new Problem(
    `HOST is ${wanted}, which others can reach. Before Trailglass listens there:\n` +
      `${missing.map((each) => `  - ${each}`).join("\n")}\n` +
      "Or unset HOST, and from another machine use: ssh -L 3000:127.0.0.1:3000",
  );
}

/** @param {NodeJS.ProcessEnv} env @param {string} wanted @returns {string[]} what is to be done first */
function missingForNetwork(env, wanted) {
  const { PUBLIC_URL: url = "", TRAILGLASS_AUTH_SECRET: secret, TRUSTED_PROXIES: proxies } = env;
  const isHttps = /^https:\/\/[^/]+\/?$/.test(url);
  const isHttp = /^http:\/\/[^/]+\/?$/.test(url) && env.ALLOW_INSECURE_HTTP === "1";
  return [
    // The start asks over 127.0.0.1 whether all is well.
    ...(["0.0.0.0", "::"].includes(wanted) ? [] : ["set HOST to 0.0.0.0 or to ::"]),
    ...(isHttps || isHttp
      ? []
      : ["set PUBLIC_URL to the https address that people use (or ALLOW_INSECURE_HTTP=1)"]),
    ...(secret === undefined || secret.length >= 32
      ? []
      : ["give TRAILGLASS_AUTH_SECRET 32 characters or more, or leave it out: a file is made"]),
    ...(proxies === undefined
      ? ["set TRUSTED_PROXIES to the addresses of your proxies, or to nothing: TRUSTED_PROXIES="]
      : []),
  ];
}

/** Whether an address is one of this machine alone. @param {string} host */
export function isLoopback(host) {
  return loopback.includes(host);
}

/** @param {string} folder */
function existingFolder(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Problem(`--logs takes a folder that exists; ${folder} does not.`);
}

/** @param {string} url */
function bucketUrl(url) {
  if (/^s3:\/\/[a-z0-9][a-z0-9.-]+[a-z0-9](\/.*)?$/.test(url)) return url;
  throw new Problem(`--s3 takes s3://bucket or s3://bucket/prefix, not "${url}".`);
}

/** @param {string[]} args */
function parse(args) {
  const text = /** @type {const} */ ({ type: "string" });
  try {
    return parseArgs({
      args,
      options: { logs: text, s3: text, port: text, data: text, help: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n\n${usage}`);
  }
}

/**
 * @param {string[]} args the words after `npm start --`
 * @param {NodeJS.ProcessEnv} env PORT and HOST; INIT_CWD is where npm was called
 * @returns {StartOptions}
 * @throws {Problem}
 */
export function readOptions(args, env) {
  const { logs, s3, port, data, help } = parse(args);
  const from = env.INIT_CWD ?? process.cwd();
  return {
    help: help ?? false,
    logs: logs === undefined ? null : existingFolder(resolve(from, logs)),
    s3: s3 === undefined ? null : bucketUrl(s3),
    port: parsePort(port ?? (env.PORT || "3000")),
    host: hostOf(env),
    dataDir: data === undefined ? join(projectRoot, ".trailglass") : resolve(from, data),
  };
}
