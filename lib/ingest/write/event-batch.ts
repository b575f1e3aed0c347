import { DICTIONARY_NAMES, type DictionaryName } from "@/lib/db/dictionaries";
import type { ParsedEvents, RowGrant, RowHit } from "@/lib/ingest/parse/parsed-block";
import { dictionaryTerm, TERM_KINDS, type TermKind } from "@/lib/search/index-term";
import type { DictionaryIds } from "./dictionary-ids";

/** The events of some blocks, with ids instead of codes: what one INSERT writes. */
export interface EventBatch {
  readonly count: number;
  readonly fileIds: number[];
  readonly ordinals: number[];
  readonly timesMs: number[];
  readonly eventIds: string[];
  readonly contentHashes: string[];
  readonly outcomes: number[];
  readonly categories: number[];
  readonly readOnly: number[];
  readonly flags: number[];
  readonly present: number[];
  /** Postgres array literals. */
  readonly terms: string[];
  /** Dictionary ids by dictionary; 0 when the record does not say. */
  readonly ids: Readonly<Record<DictionaryName, number[]>>;
  readonly grants: RowGrant[];
  readonly hits: RowHit[];
}

const TERM_DICTIONARIES = Object.keys(TERM_KINDS) as TermKind[];

/** Joins parsed blocks, asking each dictionary once for all of them. */
export async function joinBlocks(
  blocks: readonly { fileId: number; events: ParsedEvents }[],
  dictionaries: DictionaryIds,
): Promise<EventBatch> {
  const batch = emptyBatch();
  for (const name of DICTIONARY_NAMES) {
    const tuples = new Map<string, readonly string[]>();
    for (const { events } of blocks) {
      for (const tuple of events.coded[name].values) tuples.set(tuple.join("\0"), tuple);
    }
    const ids = await dictionaries.resolve(name, [...tuples.values()]);
    const idOf = new Map([...tuples.keys()].map((key, index) => [key, ids[index] ?? 0]));
    for (const { events } of blocks) {
      const { values, codes } = events.coded[name];
      const byCode = values.map((tuple) => idOf.get(tuple.join("\0")) ?? 0);
      const column = batch.ids[name];
      for (const code of codes) column.push(code === -1 ? 0 : (byCode[code] ?? 0));
    }
  }
  for (const { fileId, events } of blocks) append(batch, fileId, events);
  const termOf = termTexts();
  for (let row = 0; row < batch.fileIds.length; row++) {
    let terms = "{";
    for (const name of TERM_DICTIONARIES) {
      const id = batch.ids[name][row] ?? 0;
      if (id !== 0) terms += `${termOf(name, id)},`;
    }
    const values = batch.terms[row] ?? "";
    batch.terms[row] = values === "" ? `${terms.slice(0, -1)}}` : `${terms}${values}}`;
  }
  return { ...batch, count: batch.fileIds.length };
}

function emptyBatch(): Omit<EventBatch, "count"> {
  return {
    fileIds: [],
    ordinals: [],
    timesMs: [],
    eventIds: [],
    contentHashes: [],
    outcomes: [],
    categories: [],
    readOnly: [],
    flags: [],
    present: [],
    terms: [],
    ids: Object.fromEntries(DICTIONARY_NAMES.map((name) => [name, []])) as unknown as Record<
      DictionaryName,
      number[]
    >,
    grants: [],
    hits: [],
  };
}

function append(batch: Omit<EventBatch, "count">, fileId: number, events: ParsedEvents): void {
  const before = batch.fileIds.length;
  for (const { row, grant } of events.grants) batch.grants.push({ row: before + row, grant });
  for (const { row, hit } of events.hits) batch.hits.push({ row: before + row, hit });
  for (let row = 0; row < events.count; row++) {
    batch.fileIds.push(fileId);
    batch.ordinals.push(events.ordinals[row] ?? 0);
    batch.timesMs.push(events.timesMs[row] ?? Number.NEGATIVE_INFINITY);
    batch.eventIds.push(events.eventIds[row] ?? "");
    batch.contentHashes.push(events.contentHashes[row] ?? "");
    batch.outcomes.push(events.outcomes[row] ?? 0);
    batch.categories.push(events.categories[row] ?? 0);
    batch.readOnly.push(events.readOnly[row] ?? -1);
    batch.flags.push(events.flags[row] ?? 0);
    batch.present.push(events.present[row] ?? 0);
    batch.terms.push(events.valueTerms[row] ?? "");
  }
}

/** Most rows of a batch repeat the same ids: each term is written out once. */
function termTexts(): (name: TermKind, id: number) => string {
  const texts = new Map<number, string>();
  return (name, id) => {
    const key = TERM_KINDS[name] * 2 ** 40 + id;
    let text = texts.get(key);
    if (text === undefined) {
      text = dictionaryTerm(name, id);
      texts.set(key, text);
    }
    return text;
  };
}
