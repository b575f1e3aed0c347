import type { Block, Document } from "@/lib/document/document";

/** One thing that must be explained, as a report lists it. */
export interface ListedException {
  /** Tells whether it is the same in another report. */
  readonly key: string;
  /** Its row, cell by cell, as people read it. */
  readonly text: string;
}

/** What a report says of a control. */
export interface ControlFigures {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly count: number;
  readonly unit: string;
  readonly exceptions: number;
  readonly listed: readonly ListedException[];
}

type Table = Extract<Block, { kind: "table" }>;
const PREFIX = "control-";

/** The figures of a report's controls, in its order: its summary has a row for each section. */
export function controlFigures({ sections }: Document): ControlFigures[] {
  const summary = sections.find(({ id }) => id === "summary")?.blocks.find(isTable);
  return sections
    .filter(({ id }) => id.startsWith(PREFIX))
    .map(({ id, title, blocks }, at) => {
      const row = summary?.rows[at] ?? [];
      return {
        id: id.slice(PREFIX.length),
        title,
        status: String(row[2] ?? ""),
        count: Number(row[3] ?? 0),
        unit: String(row[4] ?? ""),
        exceptions: Number(row[5] ?? 0),
        listed: blocks.filter(isTable).flatMap(exceptionsOf),
      };
    });
}

function isTable(block: Block): block is Table {
  return block.kind === "table";
}

function exceptionsOf({ id, columns, rows }: Table): ListedException[] {
  if (id !== "exceptions" && id !== "gaps") return [];
  const at = columns.findIndex(({ label }) => label === "Event key");
  return rows.map((row) => {
    const cells = row.filter((cell, column) => cell !== null && column !== at);
    const text = cells.join(" · ");
    return { key: at < 0 ? text : String(row[at] ?? ""), text };
  });
}
