import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";

/**
 * Lines that wait on disk until their turn in an archive comes, whose files are written one after
 * the other. They hold ids and hashes; the folder is the process's own.
 */
export class Spool {
  readonly #files = new Map<string, WriteStream>();

  private constructor(readonly folder: string) {}

  static async open(): Promise<Spool> {
    return new Spool(await mkdtemp(join(tmpdir(), "trailglass-")));
  }

  /** Appends lines to a file, as fast as the disk takes them. */
  async add(name: string, lines: readonly object[]): Promise<void> {
    let file = this.#files.get(name);
    if (file === undefined) {
      file = createWriteStream(join(this.folder, name), { mode: 0o600 });
      this.#files.set(name, file);
    }
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    if (text === "") return;
    const written = file;
    await new Promise<void>((resolve, reject) => {
      written.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** What was appended, once nothing is appended any more; empty when nothing was. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const file = this.#files.get(name);
    if (file === undefined) return;
    file.end();
    await finished(file);
    for await (const chunk of createReadStream(join(this.folder, name))) yield chunk as Buffer;
  }

  async close(): Promise<void> {
    for (const file of this.#files.values()) file.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }
}
