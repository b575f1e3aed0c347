import { shortenMiddle } from "@/lib/format/shorten";
import type { Block } from "./document";
import { htmlPlain, htmlText } from "./html-text";

type Bars = Extract<Block, { kind: "bars" }>;

const WIDTH = 720;
const LABEL_WIDTH = 260;
const VALUE_WIDTH = 90;
const ROW_HEIGHT = 22;

/** Bars as a drawing with title and description, and the same figures as a table under it. */
export function htmlBars({ caption, unit, rows }: Bars): string {
  const table = rows
    .map(
      ({ label, value }) => `<tr><td>${htmlText(label)}</td><td class="number">${value}</td></tr>`,
    )
    .join("");
  return (
    `<figure>${rows.length === 0 ? "" : drawing(caption, unit, rows)}` +
    `<table><caption>${htmlText(caption)}</caption><thead><tr><th scope="col">Name</th>` +
    `<th scope="col" class="number">${htmlText(unit)}</th></tr></thead>` +
    `<tbody>${table}</tbody></table></figure>`
  );
}

function drawing(caption: string, unit: string, rows: Bars["rows"]): string {
  let most = 0;
  for (const { value } of rows) if (Number.isFinite(value)) most = Math.max(most, value);
  const room = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  const bars = rows.map(({ label, value }, index) => {
    const y = index * ROW_HEIGHT;
    const share = most > 0 && Number.isFinite(value) ? Math.max(0, value) / most : 0;
    const width = Math.round(share * room);
    return (
      `<text x="${LABEL_WIDTH - 8}" y="${y + 15}" text-anchor="end">${htmlPlain(shortenMiddle(label, 38))}</text>` +
      `<rect x="${LABEL_WIDTH}" y="${y + 3}" width="${width}" height="${ROW_HEIGHT - 6}"/>` +
      `<text x="${LABEL_WIDTH + width + 6}" y="${y + 15}">${value}</text>`
    );
  });
  const height = rows.length * ROW_HEIGHT;
  return (
    `<svg role="img" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">` +
    `<title>${htmlPlain(caption)}</title>` +
    `<desc>${rows.length} bars, ${htmlPlain(unit)}; the table below has the same figures.</desc>` +
    `${bars.join("")}</svg>`
  );
}
