import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HEAT_STEPS } from "@/lib/format/heat-step";
import { contrast, okDistance, VISIONS } from "./testing/colour-maths";

const css = readFileSync(join(import.meta.dirname, "../../app/globals.css"), "utf8");

/** The colour of a token in one theme, as `app/globals.css` writes it. */
function colour(token: string, theme: "light" | "dark"): string {
  const [, light, dark] =
    new RegExp(`${token}: light-dark\\((#\\w{6}), (#\\w{6})\\);`).exec(css) ?? [];
  const found = theme === "light" ? light : dark;
  if (found === undefined) throw new Error(`${token} is not in the style sheet`);
  return found;
}

describe.each(["light", "dark"] as const)("the heat colours of the %s theme", (theme) => {
  const ramp = HEAT_STEPS.map((step) => colour(`--heat-${step}`, theme));

  test("text on every step has a contrast of at least 4.5", () => {
    const contrasts = ramp.map((fill, at) =>
      contrast(fill, colour(`--heat-ink-${HEAT_STEPS[at]}`, theme)),
    );
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.keys(VISIONS))("neighbouring steps are told apart in %s vision", (name) => {
    const vision = VISIONS[name];
    if (vision === undefined) throw new Error(name);
    const apart = ramp.slice(1).map((fill, at) => okDistance(ramp[at] ?? "", fill, vision));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(9.7);
  });

  test("one tone of the ring around a mark is seen on every step", () => {
    const tones = [colour("--heat-ring-dark", theme), colour("--heat-ring-light", theme)];
    const best = ramp.map((fill) => Math.max(...tones.map((tone) => contrast(fill, tone))));
    expect(Math.min(...best)).toBeGreaterThanOrEqual(4.5);
  });
});

test("the distances are those of the published colours", () => {
  const normal = VISIONS.normal ?? [[0, 0, 0] as const, [0, 0, 0] as const, [0, 0, 0] as const];
  expect(okDistance("#000000", "#ffffff", normal)).toBeCloseTo(100, 3);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});
