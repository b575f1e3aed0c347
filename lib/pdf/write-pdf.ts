import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Document } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import type { PdfAnswer, PdfTask } from "./pdf-message";

/** Files that are made at once; each takes a core, and the web server has other work. */
const AT_ONCE = 1;
const MOST_WAITING = 8;
const LONGEST_MS = 120_000;
const MOST_MEMORY_MB = 768;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * A document as a tagged PDF, made in a thread of its own with an end of time and memory. `root` is
 * the folder of the program. Throws AppError: `too_many` when eight others wait, `timeout` for one
 * that takes longer than two minutes or more memory than there is.
 */
export async function writePdf(document: Document, root: string): Promise<Buffer> {
  await takePlace();
  try {
    return await inThread({ document, root });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function takePlace(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MOST_WAITING) {
    throw new AppError("too_many", "Too many PDFs are being made. Try again in a minute.");
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

async function inThread(task: PdfTask): Promise<Buffer> {
  const program = join(task.root, "dist/pdf-thread.js");
  if (!existsSync(program)) {
    // Tests of what uses it run before anything is built.
    const [{ drawDocument }, { loadFaces }] = await Promise.all([
      import("./draw-document"),
      import("./fonts"),
    ]);
    return drawDocument(task.document, { faces: loadFaces(task.root) });
  }
  const thread = startThread(program, task);
  const timer = setTimeout(() => void thread.terminate(), LONGEST_MS);
  try {
    return await answerOf(thread);
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

/** The program is built by itself: the web's bundler, which would take it in, cannot follow this. */
function startThread(program: string, workerData: PdfTask): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
  return Reflect.construct(Worker, [program, { workerData, resourceLimits }]);
}

function answerOf(thread: Worker): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    thread.once("message", ({ bytes }: PdfAnswer) => resolve(Buffer.from(bytes)));
    thread.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge() : error);
    });
    thread.once("exit", () => reject(tooLarge()));
  });
}

function tooLarge(): AppError {
  const message =
    "The PDF took too long or too much memory. Take another form, or a shorter period.";
  return new AppError("timeout", message);
}
