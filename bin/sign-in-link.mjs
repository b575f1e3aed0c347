// @ts-check
// Prints a link that works once: it sets up an installation where nobody can sign in yet, or signs its
// first admin in. Whoever runs it holds the database anyway.
//   node bin/sign-in-link.mjs [--data DIR]
import { existsSync } from "node:fs";
import { join } from "node:path";
import { withDatabase } from "./launch/find-database.mjs";
import { readOptions } from "./launch/options.mjs";
import { describe } from "./launch/problem.mjs";
import { projectRoot } from "./launch/project.mjs";
import { makeSignInLink } from "./launch/sign-in-link.mjs";
import { readState } from "./launch/state.mjs";

try {
  if (existsSync(join(projectRoot, ".env"))) process.loadEnvFile(join(projectRoot, ".env"));
  const { HOST: _host, ...env } = process.env;
  const { dataDir, port } = readOptions(process.argv.slice(2), env);
  const url = process.env.PUBLIC_URL || readState(dataDir)?.url || `http://127.0.0.1:${port}`;
  const isOwnMachine = !process.env.DATABASE_URL && !process.env.PUBLIC_URL;
  const where = { url: url.replace(/\/+$/, ""), isOwnMachine, signsIn: true };
  console.log(await withDatabase({ dataDir }, (database) => makeSignInLink(database, where)));
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
