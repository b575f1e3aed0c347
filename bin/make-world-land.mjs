// Draws the land of the world map once, so that no page projects anything:
//   node bin/make-world-land.mjs
// It writes public/world-land.svg (Natural Earth 1:110m, public domain, Equal Earth projection) and
// components/charts/region-points.ts: where lib/cloudtrail/region-places.json lies on that picture.
// Those places are the middle of each Region's city (latitude, longitude): AWS publishes none.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const WIDTH = 1000;
/** Nobody has a Region beyond these; Antarctica would be a fifth of the picture. */
const NORTH = 80;
const SOUTH = -56;

const root = resolve(import.meta.dirname, "..");
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = readJson(createRequire(import.meta.url).resolve("world-atlas/land-110m.json"));
const places = readJson(join(root, "lib/cloudtrail/region-places.json"));

const projection = geoEqualEarth().fitWidth(WIDTH, { type: "Sphere" });
const yOf = (latitude) => projection([0, latitude])[1];
const [x, y] = projection.translate();
const height = Math.round(yOf(SOUTH) - yOf(NORTH));
projection.translate([x, y - yOf(NORTH)]).clipExtent([
  [0, 0],
  [WIDTH, height],
]);

const land = geoPath(projection).digits(0)(feature(atlas, atlas.objects.land));
writeFileSync(
  join(root, "public/world-land.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none"><title>Land</title><path d="${land}"/></svg>\n`,
);

const points = Object.entries(places).map(([region, [latitude, longitude]]) => {
  const point = projection([longitude, latitude]).map((value) => Math.round(value * 10) / 10);
  return `    ["${region}", { x: ${point[0]}, y: ${point[1]} }],`;
});
writeFileSync(
  join(root, "components/charts/region-points.ts"),
  `// Written by bin/make-world-land.mjs from lib/cloudtrail/region-places.json; change those.

/** The size of public/world-land.svg, in the units of the points. */
export const LAND = { width: ${WIDTH}, height: ${height} };

/** Approximate places of Regions on that picture. A Region that is not here has no known place. */
export const REGION_POINTS: ReadonlyMap<string, { readonly x: number; readonly y: number }> =
  new Map([
${points.join("\n")}
  ]);
`,
);
