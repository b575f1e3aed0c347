import type { CoverageState } from "@/lib/api/coverage-contract";
import type { Review } from "@/lib/api/review-contract";
import { reviewPage, escapeHtml as text } from "./html";

type Pin = Review["pins"][number];

/**
 * The page of a review, for a recipient and as the preview of its author: both see what this makes.
 * `files` is the path below which `review.json` and `manifest.json` lie; null: a preview has none.
 */
export function renderReview(
  review: Review,
  { watermark, files, nonce }: { watermark: string; files: string | null; nonce: string },
): string {
  const body = `<aside class="mark" aria-label="Who this copy is for">${text(watermark)} · shared review, frozen ${time(review.frozenAt)}</aside>
<main>
<h1>${text(review.title)}</h1>
<p>Severity ${review.severity} · ${review.status} · redaction: ${review.preset}${span(review)}</p>
${tags(review.tags)}
<p class="text">${text(review.summary)}</p>
${section("Story", review.blocks.map((one) => block(one, review.pins)).join("") || "<p>No story was written.</p>")}
${section("Timeline", timeline(review))}
${section("Pinned evidence", review.pins.map(pin).join("") || "<p>Nothing is pinned.</p>")}
${section("Indicators", indicators(review))}
${section("Coverage and integrity", integrity(review))}
${section("Verify", verify(review, files))}
</main>`;
  return reviewPage("Shared review", body, nonce);
}

const section = (title: string, body: string) => `<section><h2>${title}</h2>${body}</section>`;
const time = (at: string) =>
  `<time datetime="${text(at)}">${text(at.replace(/\.\d+Z$/, "Z"))}</time>`;
const tags = (all: readonly string[]) =>
  all.length === 0 ? "" : `<p>Tags: ${all.map(text).join(", ")}</p>`;
const span = ({ from, to }: { from: string | null; to: string | null }) =>
  from && to ? ` · ${time(from)} to ${time(to)}` : "";
const table = (heads: readonly string[], rows: readonly string[]) =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`;
const cells = (all: readonly string[]) => all.map((cell) => `<td>${cell}</td>`).join("");

const STEP_WORDS = {
  text: "Note",
  pin: "Evidence",
  manual: "Event not in the log",
  decision: "Decision",
  gap: "Gap",
} as const satisfies Record<Review["blocks"][number]["kind"], string>;

function block(
  { kind, title, text: prose, at, pinId, tags: all, by }: Review["blocks"][number],
  pins: readonly Pin[],
) {
  const word = STEP_WORDS[kind];
  const shown = title || (pins.find(({ id }) => id === pinId)?.title ?? "");
  const link = pinId === null ? "" : `<p><a href="#pin-${pinId}">Evidence: pin ${pinId}</a></p>`;
  return `<article><h3>${shown === "" ? word : `${word}: ${text(shown)}`}</h3>
<p>${at === null ? "" : `${time(at)} · `}by ${text(by)}</p>
<p class="text">${text(prose)}</p>${link}${tags(all)}</article>`;
}

function timeline({ pins, blocks }: Review): string {
  const entries = [
    ...pins.map(({ at, title, kind }) => ({ at, title, kind: `pinned ${kind}` })),
    ...blocks
      .filter(({ kind }) => kind !== "pin")
      .map(({ at, title, text: prose, kind }) => ({
        at,
        title: title || prose.slice(0, 120),
        kind: STEP_WORDS[kind],
      })),
  ].flatMap(({ at, title, kind }) => (at === null ? [] : [{ at, title, kind }]));
  entries.sort((a, b) => a.at.localeCompare(b.at));
  if (entries.length === 0) return "<p>Nothing in it has a time.</p>";
  const rows = entries.map(({ at, title, kind }) => cells([time(at), text(kind), text(title)]));
  return table(["Time (UTC)", "What", "Title"], rows);
}

function pin({ id, kind, title, at, q, from, to, accounts, copy, records, tags: all, by }: Pin) {
  const shown = records.map(
    ({ eventId, raw, verdict }) =>
      `<details><summary>Record ${text(eventId)}, log file: ${text(
        verdict ?? "not checked",
      )}</summary><pre>${text(indent(raw))}</pre></details>`,
  );
  return `<article id="pin-${id}"><h3>${text(title || kind)}</h3>
<p>${kind}${at === null ? "" : ` · ${time(at)}`}${span({ from, to })} · pinned by ${text(by)}</p>
${q === "" ? "" : `<p>Query: <code>${text(q)}</code></p>`}
<p>Accounts: ${accounts.map(text).join(", ") || "none"}</p>${tags(all)}
<details><summary>What was on screen</summary><pre>${text(JSON.stringify(copy, null, 2))}</pre></details>
${shown.join("")}</article>`;
}

function indicators({ indicators: all }: Review): string {
  if (all.length === 0) return "<p>None were noted.</p>";
  const rows = all.map(({ kind, value, note }) => cells([kind, value, note].map(text)));
  return table(["Kind", "Value", "Note"], rows);
}

const STATES = Object.entries({
  complete: "proven, all here",
  "proven-empty": "proven, nothing delivered",
  delivered: "delivered, not proven",
  missing: "missing",
  late: "too recent",
  off: "logging off",
  unknown: "unknown",
}) as readonly (readonly [CoverageState, string])[];

/** Hours of the case by what was known of them when it was frozen; nothing is asked anew. */
function coverageThen({ coverage, frozenAt }: Review): string {
  if (coverage === null) return "<p>No coverage is kept with this review: it has no time.</p>";
  const { from, to, isCut, provenAt, places, silentPlaces, morePlaces } = coverage;
  const used = STATES.filter(([state]) => places.some(({ hours }) => (hours[state] ?? 0) > 0));
  const rows = places.map(({ account, region, hours }) =>
    cells([text(account), text(region), ...used.map(([state]) => String(hours[state] ?? 0))]),
  );
  const proof = provenAt === null ? "no validation had ended" : `validated ${time(provenAt)}`;
  return `<p>What was known of ${time(from)} to ${time(to)} when this was frozen (${time(frozenAt)}, ${proof}),
in hours of each account and Region:${isCut ? " The case is longer; this is its last part." : ""}</p>
${places.length === 0 ? "<p>Nothing was delivered and nothing speaks for this time.</p>" : table(["Account", "Region", ...used.map(([, word]) => word)], rows)}
${silentPlaces === 0 ? "" : `<p>Regions that are open and from which nothing was ever delivered: ${silentPlaces}.</p>`}
${morePlaces === 0 ? "" : `<p>${morePlaces} more Regions are left out.</p>`}`;
}

function integrity(review: Review): string {
  const { pins, blocks, hiddenPins } = review;
  const counts = new Map<string, number>();
  for (const { verdict } of pins.flatMap(({ records }) => records)) {
    const word = verdict ?? "not checked";
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const proofs = [...counts].map(([word, count]) => `<li>${text(word)}: ${count}</li>`).join("");
  const gaps = blocks.filter(({ kind }) => kind === "gap");
  const left = hiddenPins === 0 ? "" : `<p>${hiddenPins} pins are left out of this review.</p>`;
  return `${coverageThen(review)}<p>What proved the log files of the records when they were pinned:</p>
<ul>${proofs || "<li>no records</li>"}</ul>
<p>${gaps.length === 0 ? "The story names no gap." : `Gaps named in the story: ${gaps.map(({ title, text: prose }) => text(title || prose.slice(0, 120))).join("; ")}`}</p>${left}`;
}

function verify({ pins }: Review, files: string | null): string {
  const rows = pins.flatMap(({ id, records }) =>
    records.map(({ eventId, sha256, redactedSha256 }) =>
      cells([
        String(id),
        text(eventId),
        `<code>${text(sha256)}</code>`,
        `<code>${text(redactedSha256)}</code>`,
      ]),
    ),
  );
  const links =
    files === null
      ? "<p>Recipients download review.json and manifest.json here.</p>"
      : `<p><a href="${text(files)}/review.json">review.json</a> · <a href="${text(files)}/manifest.json">manifest.json</a></p>`;
  return `${links}<p>All of this page is in review.json. Its hash is in manifest.json: <code>sha256sum review.json</code>
prints the same one. The hash of each record as shown is that of its text <code>raw</code> in review.json;
that of the record as delivered is for who holds the log file.</p>
${rows.length === 0 ? "" : table(["Pin", "Record", "SHA-256 as delivered", "SHA-256 as shown"], rows)}`;
}

function indent(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
