import type { Block, Document } from "@/lib/document/document";

/** Text that tries to be something else in each of the forms. */
export const HOSTILE_TEXTS = [
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "\"'><svg onload=alert(1)>&lt;b&gt;&#60;",
  "[click](javascript:alert(1)) ![x](https://evil.example/a.png)",
  "https://evil.example www.evil.example a@evil.example @team #1",
  "``` \n```\n# no heading\n- no item\n1. none\n---\n***",
  "=HYPERLINK(1) +1 -1 @SUM",
  "role\u202eadmin\u200b\u2066x\u2069\ufeff",
  "nul\0 escape\u001b[2J bell\u0007 lone\ud800",
  "a|b\\|c </pre></style></title></textarea><!-- ]]> -->",
] as const;

/** A document with one block of each kind, in which every text is the one given. */
export function documentOf(text: string): Document {
  return {
    format: 1,
    label: text,
    title: text,
    subtitle: text,
    classification: text,
    language: "en",
    madeAt: "2026-01-02T03:04:05Z",
    madeBy: text,
    sections: [{ id: "one", title: text, blocks: blocksOf(text) }],
  };
}

function blocksOf(text: string): Block[] {
  return [
    { kind: "heading", text },
    { kind: "text", text },
    { kind: "note", level: "warning", text },
    { kind: "facts", facts: [{ label: text, value: text }] },
    tableOf([[text, 7, null]], 12, text),
    { kind: "bars", caption: text, unit: text, rows: [{ label: text, value: 3 }] },
    { kind: "code", caption: text, text },
    { kind: "link", label: text, path: `/${text}` },
  ];
}

/** A table of three columns: text, number, time. */
export function tableOf(
  rows: (string | number | null)[][],
  total: number | null = rows.length,
  label = "Who",
): Extract<Block, { kind: "table" }> {
  return {
    kind: "table",
    id: "t",
    caption: label,
    columns: [
      { label, kind: "text" },
      { label: "Events", kind: "number" },
      { label: "Time", kind: "time" },
    ],
    rows,
    total,
  };
}
