// @ts-check
// node bin/build.mjs [--cli]   --cli builds the worker and the command line alone
import { build, buildPrograms } from "./launch/build.mjs";
import { generate } from "./launch/generate.mjs";
import { describe } from "./launch/problem.mjs";

try {
  await generate({ note: () => {} });
  if (process.argv.includes("--cli")) await buildPrograms();
  else await build({ note: console.log });
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
