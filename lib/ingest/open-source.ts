import type { PrismaClient } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { FolderSource } from "./sources/folder";
import { openSample } from "./sources/sample";
import type { Source } from "./sources/source";

/** Opens the sources of the ledger, each once: the rows say what and where they are. */
export function openSources(db: PrismaClient): (sourceId: number) => Promise<Source> {
  const opened = new Map<string, Promise<Source>>();
  return async (sourceId) => {
    const row = await db.logSource.findUniqueOrThrow({ where: { id: sourceId } });
    const name = `${row.kind} ${row.location} ${JSON.stringify(row.options)}`;
    const known = opened.get(name);
    if (known) return known;
    const source = open(row.kind, row.location, row.options);
    opened.set(name, source);
    // A source that could not be opened is tried afresh next time.
    source.catch(() => opened.delete(name));
    return source;
  };
}

async function open(kind: string, location: string, _options: unknown): Promise<Source> {
  if (kind === "sample") return openSample(location);
  return FolderSource.at(location);
}
export function checkS3Options(_options: object): string {
  throw new AppError("invalid", "not yet");
}
