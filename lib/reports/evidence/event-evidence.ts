import type { Reader } from "@/lib/auth/reader";
import type { Block } from "@/lib/document/document";
import { countByField } from "@/lib/events/count-by-field";
import type { Control } from "@/lib/reports/pack/pack-schema";
import type { ReportRequest } from "@/lib/reports/report-request";
import { findField } from "@/lib/search/fields";
import { eventFigures } from "./event-figures";
import { controlQuestion, exceptionQuestion, type FrozenQuestion } from "./event-question";
import { eventTable } from "./event-table";
import type { Evidence } from "./evidence";
import { isoTime } from "./iso-time";

const TOP = 15;
const MOST_EXCEPTIONS = 500;

/** What a search finds: how many, when, by whom, which of them must be explained, and a sample. */
export async function eventEvidence(
  reader: Reader,
  request: ReportRequest,
  control: Control,
): Promise<Evidence> {
  const asked = controlQuestion(request, control);
  const figures = await eventFigures(reader, asked.question, request.zone);
  const excepted = exceptionQuestion(request, control);
  const exceptions =
    excepted === null || figures.total === 0
      ? 0
      : (await eventFigures(reader, excepted.question, request.zone)).total;
  const blocks: Block[] = [
    {
      kind: "facts",
      facts: [
        { label: "Events", value: String(figures.total) },
        { label: "First", value: isoTime(figures.firstMs) ?? "none" },
        { label: "Last", value: isoTime(figures.lastMs) ?? "none" },
      ],
    },
    { kind: "code", caption: "How it was tested: the search", text: asked.q || "(every event)" },
    { kind: "link", label: "The events, as they were", path: asked.path },
  ];
  if (figures.total > 0) {
    const rows = figures.days.map(({ day, count }) => ({ label: day, value: count }));
    blocks.push({ kind: "bars", caption: `Events by day (${request.zone})`, unit: "events", rows });
  }
  if (figures.total > 0) blocks.push(...(await fieldTables(reader, asked, control)));
  if (control.exceptions) {
    blocks.push({ kind: "heading", text: "Exceptions" });
    const says = `What counts as one: ${control.exceptions.says}`;
    blocks.push({
      kind: "note",
      level: exceptions > 0 ? "warning" : "good",
      text: `${exceptions} found. ${says}`,
    });
    if (excepted && exceptions > 0) {
      blocks.push({ kind: "link", label: "The exceptions, as they were", path: excepted.path });
      const most = Math.max(control.sample, MOST_EXCEPTIONS);
      const spec = { id: "exceptions", caption: "Exceptions", total: exceptions, most };
      blocks.push(await eventTable(reader, excepted.question, spec));
    }
  }
  if (control.sample > 0 && figures.total > 0) {
    const spec = {
      id: "sample",
      caption: "Sample: the newest events",
      total: figures.total,
      most: control.sample,
    };
    blocks.push(await eventTable(reader, asked.question, spec));
  }
  const status = figures.total === 0 ? "quiet" : exceptions > 0 ? "exceptions" : "found";
  return { status, count: figures.total, unit: "events", exceptions, blocks };
}

async function fieldTables(
  reader: Reader,
  { question }: FrozenQuestion,
  { by }: Control,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const name of by) {
    const { values, more } = await countByField(reader, question, name, TOP);
    const label = findField(name)?.label ?? name;
    blocks.push({
      kind: "table",
      id: `by-${name.replaceAll("_", "-")}`,
      caption: more ? `By ${label.toLowerCase()}: the most frequent` : `By ${label.toLowerCase()}`,
      columns: [
        { label, kind: "code" },
        { label: "Events", kind: "number" },
      ],
      rows: values.map(({ value, count }) => [value ?? "(not recorded)", count]),
      total: more ? null : values.length,
    });
  }
  return blocks;
}
