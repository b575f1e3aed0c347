import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { BODY_LIMITS, type BodyLimits } from "@/lib/ingest/body/body-limits";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { deliveredMinuteMs } from "./delivered-minute";
import { textToName } from "./path-name";
import { fileError, fileEtag, readRange, withRegularFile } from "./regular-file";
import {
  BlockedError,
  GoneError,
  type ListOptions,
  type ListPage,
  type LogObject,
  type OpenedObject,
  type SkippedObject,
  type Source,
} from "./source";
import { walkFolder } from "./walk-folder";
import { archiveOf, isMemberEtag, listZip, readZipMember } from "./zip-archive";

export interface FolderOptions {
  /** Files changed less than this ago may still be written to and wait for the next listing. */
  readonly settleMs?: number;
  /** Objects sorted newest first at once; a larger folder is listed in sorted stretches. */
  readonly sortedObjects?: number;
  readonly pageObjects?: number;
  readonly limits?: BodyLimits;
}

/** A folder, a file or a zip archive on this machine. */
export class FolderSource implements Source {
  readonly #settleMs: number;
  readonly #sortedObjects: number;
  readonly #pageObjects: number;
  readonly #limits: BodyLimits;

  private constructor(
    readonly location: string,
    /** Real path of the folder that keys are relative to. */
    private readonly root: Buffer,
    /** Set when the location is one file. */
    private readonly onlyKey: string | null,
    options: FolderOptions,
  ) {
    this.#settleMs = options.settleMs ?? 2000;
    this.#sortedObjects = options.sortedObjects ?? 200_000;
    this.#pageObjects = options.pageObjects ?? 1000;
    this.#limits = options.limits ?? BODY_LIMITS;
  }

  /** Looks at the path once. Throws BlockedError when nothing readable is there. */
  static async at(path: string, options: FolderOptions = {}): Promise<FolderSource> {
    try {
      const real = await realpath(path);
      const stats = await stat(real);
      if (stats.isDirectory()) {
        await access(real, constants.R_OK | constants.X_OK);
        return new FolderSource(real, Buffer.from(real), null, options);
      }
      if (stats.isFile())
        return new FolderSource(real, Buffer.from(dirname(real)), basename(real), options);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
      throw new BlockedError(
        `The path cannot be read (${code}). Check that it exists and that the worker may read it.`,
      );
    }
    throw new BlockedError("The path is neither a folder nor a regular file.");
  }

  async *list({ signal, prefixes }: ListOptions): AsyncGenerator<ListPage> {
    let objects: LogObject[] = [];
    let skipped: SkippedObject[] = [];
    let unsettled = 0;
    const leaveOut = () => {
      unsettled += 1;
    };
    for await (const found of this.#find(signal, prefixes, leaveOut)) {
      if ("reason" in found) skipped.push(found);
      else objects.push(found);
      if (objects.length + skipped.length < this.#sortedObjects) continue;
      yield* this.#pages(objects, skipped);
      [objects, skipped] = [[], []];
    }
    yield* this.#pages(objects, skipped);
    if (unsettled > 0) yield { objects: [], skipped: [], unsettled };
  }

  async open(object: LogObject, signal: AbortSignal): Promise<OpenedObject> {
    const isMember = isMemberEtag(object.etag);
    const { key, etag } = isMember ? archiveOf(object) : object;
    const path = await this.#pathOf(key);
    const bytes = await withRegularFile(path, etag, async (file, sizeBytes) => {
      if (isMember) return readZipMember(file, object.etag, this.#limits, signal);
      if (sizeBytes > this.#limits.compressedBytes) {
        throw new FileProblem(
          "too-large",
          `The file is larger than ${this.#limits.compressedBytes} bytes, the limit for one file. Split it and import the parts.`,
        );
      }
      return readRange(file, 0, sizeBytes, signal);
    });
    return { bytes, metadata: {} };
  }

  async listFolders(prefix: string, signal: AbortSignal): Promise<readonly string[]> {
    const names = new Set<string>();
    const wanted = (key: string) => {
      if (prefix.startsWith(key)) return true;
      if (key.startsWith(prefix)) names.add(key.slice(prefix.length, -1));
      return false;
    };
    for await (const _ of walkFolder(this.root, wanted, signal));
    return [...names].sort();
  }

  async *#find(
    signal: AbortSignal,
    prefixes: readonly string[] | undefined,
    leaveOut: () => void,
  ): AsyncGenerator<LogObject | SkippedObject> {
    const isWanted = (key: string) =>
      !prefixes || prefixes.some((prefix) => key.startsWith(prefix));
    const mayHold = (folderKey: string) =>
      this.onlyKey === null &&
      (isWanted(folderKey) || prefixes?.some((prefix) => prefix.startsWith(folderKey)) === true);
    for await (const found of walkFolder(this.root, mayHold, signal)) {
      if (this.onlyKey !== null && found.key !== this.onlyKey) continue;
      if ("skipped" in found) {
        if (isWanted(found.key)) yield { key: found.key, reason: found.skipped };
        continue;
      }
      if (!isWanted(found.key) && !prefixes?.some((prefix) => prefix.startsWith(`${found.key}!`)))
        continue;
      const modifiedMs = Number(found.stats.mtimeMs);
      // A time in the future is a wrong clock, not a file being written.
      if (Math.abs(Date.now() - modifiedMs) < this.#settleMs) {
        leaveOut();
        continue;
      }
      const object = {
        key: found.key,
        etag: fileEtag(found.stats),
        sizeBytes: Number(found.stats.size),
        modifiedMs,
      };
      if (!found.key.toLowerCase().endsWith(".zip")) {
        yield object;
        continue;
      }
      const zip = await withRegularFile(found.path, object.etag, (file) =>
        listZip(file, object),
      ).catch((error: Error) => ({
        objects: [],
        skipped: [{ key: found.key, reason: error.message }],
      }));
      yield* zip.skipped;
      yield* zip.objects;
    }
  }

  *#pages(objects: LogObject[], skipped: SkippedObject[]): Generator<ListPage> {
    const newestFirst = objects
      .map((object) => ({
        object,
        timeMs: deliveredMinuteMs(object.key) ?? object.modifiedMs ?? 0,
      }))
      .sort((a, b) => b.timeMs - a.timeMs || (a.object.key < b.object.key ? -1 : 1))
      .map(({ object }) => object);
    for (let at = 0; at < Math.max(newestFirst.length, 1); at += this.#pageObjects) {
      const page = {
        objects: newestFirst.slice(at, at + this.#pageObjects),
        skipped: at === 0 ? skipped : [],
      };
      if (page.objects.length + page.skipped.length > 0) yield page;
    }
  }

  /** The path of a key, refused when any part of it is a link by now: listing follows none. */
  async #pathOf(key: string): Promise<Buffer> {
    const names = key.split("/").map(textToName);
    if (
      names.some(
        (name) =>
          name.length === 0 ||
          name.includes(0) ||
          name.includes("/") ||
          [".", ".."].includes(name.toString("latin1")),
      )
    ) {
      throw new GoneError("The key names no file of this folder.");
    }
    const path = Buffer.concat([this.root, ...names.flatMap((name) => [Buffer.from("/"), name])]);
    const real = await realpath(path, { encoding: "buffer" }).catch((error: unknown) => {
      throw fileError(error);
    });
    if (!real.equals(path))
      throw new GoneError("The path of the file leads through a symbolic link.");
    return path;
  }
}
