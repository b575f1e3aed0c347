import { once } from "node:events";

/**
 * Writes to standard output no faster than the reader takes it. False when the reader has seen
 * enough and closed the pipe: there is no need to go on, and what was opened must still be closed.
 */
export async function write(chunk: string | Uint8Array): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed || !stdout.writable) return false;
  if (stdout.write(chunk)) return true;
  const gone = await Promise.race([
    once(stdout, "drain").then(() => false),
    once(stdout, "close").then(() => true),
  ]).catch(() => true);
  return !gone;
}
