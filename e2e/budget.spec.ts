import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";
import { measureTransfer } from "./support/transfer";

const many = Array.from({ length: 200 }, (_, index) => record(index));
test.use({ logs: { files: { [logName("z")]: many } } });

const KB = 1000;
/** Script that a first visit may cost, in kB as its bodies are compressed on the wire. */
const BUDGETS = {
  "/": 200,
  "/regions": 200,
  "/principals": 200,
  "/principals/user%7C111122223333%7Calice": 200,
  "/events": 190,
  "/alerts": 190,
  "/cases": 190,
  "/shares": 190,
  "/alerts/actions": 190,
  "/rules": 190,
  "/rules/new": 190,
  "/imports": 200,
  "/integrity": 190,
  "/coverage": 190,
  "/views": 200,
  "/history": 200,
  "/manual/search": 200,
  "/manual/api": 200,
};

for (const [path, budget] of Object.entries(BUDGETS)) {
  test(`${path} fetches at most ${budget} kB of script and 20 kB of style`, async ({
    page,
  }, info) => {
    const { scriptBytes, styleBytes, scripts } = await measureTransfer(page, path);
    info.annotations.push({
      type: "bytes",
      description: `${(scriptBytes / KB).toFixed(1)} kB in ${scripts} scripts, ${(styleBytes / KB).toFixed(1)} kB of style`,
    });
    expect(scripts).toBeGreaterThan(0);
    expect(scriptBytes / KB).toBeLessThanOrEqual(budget);
    expect(styleBytes / KB).toBeLessThanOrEqual(20);
  });
}
