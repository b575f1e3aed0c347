// Draws the signs of the screens into one file, so that a page need not bring them as script:
//   node bin/make-icons.mjs
// It writes public/icons.svg from the names in components/ui/icon-names.ts and the drawings of
// lucide (ISC).
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const list = readFileSync(join(root, "components/ui/icon-names.ts"), "utf8");
const names = [...list.matchAll(/^ {2}"([a-z0-9-]+)",$/gm)].map(([, name]) => name);

/** @param {Record<string, string>} attributes */
const written = ({ key: _key, ...attributes }) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");

const symbols = await Promise.all(
  names.map(async (name) => {
    const { __iconData: icon } = await import(`lucide-react/dist/esm/icons/${name}.mjs`);
    const shapes = icon.node.map(([tag, attributes]) => `<${tag}${written(attributes)}/>`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>\n`;
  }),
);
writeFileSync(
  join(root, "public/icons.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true">\n${symbols.join("")}</svg>\n`,
);
