import { buffer } from "node:stream/consumers";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";

export interface ReadMember {
  readonly bytes: Buffer;
  /** True when sizes and checksum stand behind the file instead of before it. */
  readonly hasDescriptor: boolean;
}

/** The files of an archive by name, sizes checked. Rejects an archive that is not whole. */
export async function readZip(archive: Buffer): Promise<Map<string, ReadMember>> {
  const zip = await open(archive);
  const members = new Map<string, ReadMember>();
  for (const entry of await entriesOf(zip)) {
    members.set(entry.fileName, {
      bytes: await contentOf(zip, entry),
      hasDescriptor: (entry.generalPurposeBitFlag & (1 << 3)) !== 0,
    });
  }
  return members;
}

function open(archive: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => entries.push(entry));
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
  });
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, content) => (error ? reject(error) : resolve(content)));
  });
  return buffer(stream);
}
