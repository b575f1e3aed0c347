import type { Worker } from "node:worker_threads";
import { compileMatcher } from "@/lib/detections/rules/compile-matcher";
import type { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import type { RuleTexts } from "@/lib/detections/rules/rule-texts";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import type { FileSummary } from "@/lib/ingest/write/claimed-file";
import { parseFile } from "./parse-file";
import type { FromThread, ToThread } from "./parse-message";
import type { ParsedBlock } from "./parsed-block";
import { AHEAD_BLOCKS } from "./serve-thread";

/** Something that turns the bytes of an object into parsed blocks. */
export interface Parser {
  parse(bytes: Buffer): PendingBody;
  /** The rules that the records of files from now on are tried on; none before it is called. */
  setRules(texts: RuleTexts): void;
  close(): Promise<void>;
}

export interface PendingBody {
  readonly objectSha256: Promise<string>;
  readonly blocks: AsyncGenerator<ParsedBlock, FileSummary>;
  /** Frees the thread of a body that nobody reads on; does nothing once the body has ended. */
  abandon(): void;
}

/** Parses in the calling thread: for tests and for machines with one core. */
export function inlineParser(): Parser {
  let matcher: RuleMatcher | null = null;
  return {
    parse(bytes) {
      const { objectSha256, blocks } = parseFile(bytes, matcher);
      return { objectSha256: Promise.resolve(objectSha256), blocks, abandon() {} };
    },
    setRules(texts) {
      matcher = compileMatcher(texts);
    },
    async close() {},
  };
}

/**
 * Parses in worker threads, one file per thread at a time, so that parsing overlaps writing.
 * @param start makes one thread (bin/parse-thread)
 */
export function threadParser(start: () => Worker, threads: number): Parser {
  const lanes = Array.from({ length: threads }, () => new Lane(start));
  return {
    parse(bytes) {
      const lane = lanes.reduce((least, other) => (other.load < least.load ? other : least));
      return lane.parse(bytes);
    },
    setRules(texts) {
      for (const lane of lanes) lane.rules = texts;
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

/** One thread and the files waiting for it. */
class Lane {
  load = 0;
  rules: RuleTexts | null = null;
  /** Those that the thread has; a new thread has none. */
  #given: RuleTexts | null = null;
  #thread: Worker | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly start: () => Worker) {}

  parse(bytes: Buffer): PendingBody {
    this.load += bytes.length + 1_000;
    const queue = new MessageQueue();
    const begin = this.#turn.then(() => {
      this.#thread ??= this.start();
      queue.attach(this.#thread);
      this.#giveRules(this.#thread);
      this.#thread.postMessage({ kind: "parse", bytes } satisfies ToThread);
    });
    this.#turn = begin
      .then(() => queue.ended)
      .finally(() => {
        this.load -= bytes.length + 1_000;
        if (!queue.isBroken) return;
        this.#thread = null;
        this.#given = null;
      });
    const objectSha256 = begin.then(() => queue.opened);
    objectSha256.catch(() => {});
    const abandon = () => {
      begin.then(
        () => queue.abandon(),
        () => {},
      );
    };
    return { objectSha256, blocks: drain(begin, queue), abandon };
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #giveRules(thread: Worker): void {
    const { rules } = this;
    if (rules === this.#given || rules === null) return;
    thread.postMessage({ kind: "rules", texts: rules } satisfies ToThread);
    this.#given = rules;
  }
}

async function* drain(
  begin: Promise<void>,
  queue: MessageQueue,
): AsyncGenerator<ParsedBlock, FileSummary> {
  await begin;
  try {
    for (;;) {
      const message = await queue.next();
      if (message.kind === "end") return message.summary;
      yield message.block;
    }
  } finally {
    queue.abandon();
  }
}

type Delivered = Extract<FromThread, { kind: "block" | "end" }>;

/** Messages of one file. The thread stays a few blocks ahead of who reads them, not more. */
class MessageQueue {
  isBroken = false;
  readonly opened: Promise<string>;
  readonly ended: Promise<void>;
  #thread: Worker | null = null;
  #ready: Delivered[] = [];
  #failure: Error | null = null;
  #taken = 0;
  #wake = () => {};
  #open: (sha256: string) => void = () => {};
  #refuse: (error: Error) => void = () => {};
  #end: () => void = () => {};

  constructor() {
    this.opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#refuse = reject;
    });
    this.opened.catch(() => {});
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  attach(thread: Worker): void {
    this.#thread = thread;
    thread.on("message", this.#receive);
    thread.on("error", this.#break);
    thread.on("exit", this.#exit);
  }

  async next(): Promise<Delivered> {
    while (this.#ready.length === 0) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#ready.shift();
    if (!message) throw new Error("The parser's queue is empty");
    if (message.kind === "block") this.#giveLeave();
    return message;
  }

  /** Leave is given for several blocks at once: most files have one, and need no message. */
  #giveLeave(): void {
    this.#taken += 1;
    if (this.#taken < AHEAD_BLOCKS / 2) return;
    this.#send({ kind: "next", blocks: this.#taken });
    this.#taken = 0;
  }

  /** The reader is gone; the thread stops at its next block. */
  abandon(): void {
    this.#send({ kind: "stop" });
  }

  #send(message: ToThread): void {
    this.#thread?.postMessage(message);
  }

  #receive = (message: FromThread) => {
    if (message.kind === "opened") this.#open(message.objectSha256);
    else if (message.kind === "problem")
      this.#fail(new FileProblem(message.reason, message.detail));
    else {
      this.#ready.push(message);
      if (message.kind === "end") this.#finish();
      this.#wake();
    }
  };

  #break = (error: unknown) => {
    this.isBroken = true;
    this.#fail(error instanceof Error ? error : new Error(String(error)));
  };

  #exit = () => this.#break(new Error("The parser thread ended in the middle of a file"));

  #fail(error: Error): void {
    this.#failure = error;
    this.#refuse(error);
    this.#finish();
    this.#wake();
  }

  #finish(): void {
    this.#thread?.off("message", this.#receive);
    this.#thread?.off("error", this.#break);
    this.#thread?.off("exit", this.#exit);
    this.#thread = null;
    this.#end();
  }
}
