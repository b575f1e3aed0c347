import { createHash } from "node:crypto";
import {
  GoneError,
  type ListPage,
  type OpenedObject,
  type Source,
} from "@/lib/ingest/sources/source";

/** A source whose objects are in memory: what matters in a test of the index is what was in them. */
export class MemorySource implements Source {
  readonly location = "memory";
  readonly objects = new Map<string, Buffer>();

  async *list(): AsyncIterable<ListPage> {
    const objects = [...this.objects].map(([key, bytes]) => ({
      key,
      etag: createHash("sha256").update(bytes).digest("hex"),
      sizeBytes: bytes.length,
      modifiedMs: 0,
    }));
    yield { objects, skipped: [] };
  }

  async open({ key }: { key: string }): Promise<OpenedObject> {
    const bytes = this.objects.get(key);
    if (!bytes) throw new GoneError(`${key} is gone`);
    return { bytes, metadata: {} };
  }

  async listFolders(): Promise<readonly string[]> {
    return [];
  }
}
