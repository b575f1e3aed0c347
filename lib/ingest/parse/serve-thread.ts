import type { MessagePort } from "node:worker_threads";
import { compileMatcher } from "@/lib/detections/rules/compile-matcher";
import type { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { parseFile } from "./parse-file";
import type { FromThread, ToThread } from "./parse-message";
import type { ParsedBlock } from "./parsed-block";

/** Blocks sent before the reader has taken the first: parsing stays ahead, memory stays bounded. */
export const AHEAD_BLOCKS = 6;

/** The side of lib/ingest/parse/parse-pool.ts that runs in the thread: one file at a time. */
export function serveThread(port: MessagePort): void {
  let leave = 0;
  let stopped = false;
  let matcher: RuleMatcher | null = null;
  let wake = () => {};
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);

  async function parse(bytes: Uint8Array): Promise<void> {
    leave = AHEAD_BLOCKS;
    stopped = false;
    try {
      const body = parseFile(
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        matcher,
      );
      send({ kind: "opened", objectSha256: body.objectSha256 });
      let step = await body.blocks.next();
      while (!step.done && !stopped) {
        send({ kind: "block", block: step.value }, transferable(step.value));
        leave -= 1;
        while (leave <= 0 && !stopped) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (!stopped) step = await body.blocks.next();
      }
      if (step.done) send({ kind: "end", summary: step.value });
      else send({ kind: "problem", reason: "not-json", detail: "Reading the file was given up." });
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      send({ kind: "problem", reason: error.reason, detail: error.detail });
    }
  }

  port.on("message", (message: ToThread) => {
    if (message.kind === "rules") matcher = compileMatcher(message.texts);
    else if (message.kind === "parse") void parse(message.bytes);
    else {
      if (message.kind === "stop") stopped = true;
      else leave += message.blocks;
      wake();
    }
  });
}

/** Column buffers that belong to this block alone move; they are not copied. */
function transferable({ spans, events }: ParsedBlock): ArrayBuffer[] {
  const buffers = [
    spans.buffer,
    events.ordinals.buffer,
    events.timesMs.buffer,
    events.flags.buffer,
    events.present.buffer,
    ...Object.values(events.coded).map((column) => column.codes.buffer),
  ];
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}
