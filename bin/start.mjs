#!/usr/bin/env node
// @ts-check
// Nothing is imported before the version is known to be enough for it.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Trailglass needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const { describe } = await import("./launch/problem.mjs");
const { launch } = await import("./launch/launch.mjs");
const code = await launch(process.argv.slice(2)).catch((error) => {
  console.error(describe(error));
  return 1;
});
process.exit(code);
