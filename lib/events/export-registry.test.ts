import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { ExportJob } from "./export-job";
import { findExport, registerExport } from "./export-registry";

// None of these questions reaches a database.
const reader = openReader({} as Parameters<typeof openReader>[0]);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  // Whatever a test left is forgotten before the next one.
  vi.advanceTimersByTime(24 * 3_600_000);
  vi.useRealTimers();
});

function newJob(id: string, actor: string, cancelled: AbortController): ExportJob {
  const tally = { events: 7, records: 500, rebuilt: 0, fileIds: new Set<number>() };
  return new ExportJob({ id, actor, name: "events.zip", cancelled, tally });
}

function begin(id: string, actor = "local"): ExportJob {
  const job = newJob(id, actor, new AbortController());
  registerExport(job);
  return job;
}

test("progress is told under the export's id until ten minutes after its end", () => {
  const job = begin("a");
  job.bytes = 12;
  vi.advanceTimersByTime(3_600_000);
  expect(findExport(reader, "a").progress()).toEqual({
    id: "a",
    state: "running",
    name: "events.zip",
    events: 7,
    total: null,
    records: 500,
    bytes: 12,
    elapsedMs: 3_600_000,
    problem: null,
  });
  job.end("done");
  vi.advanceTimersByTime(9 * 60_000);
  expect(findExport(reader, "a").progress()).toMatchObject({ state: "done", elapsedMs: 3_600_000 });
  vi.advanceTimersByTime(2 * 60_000);
  expect(() => findExport(reader, "a")).toThrow(expect.objectContaining({ kind: "not_found" }));
});

test("somebody else's export is as unknown as one that never was", () => {
  const job = begin("b", "mallory");
  const answers = ["b", "never", "__proto__"].map((id) => {
    try {
      return findExport(reader, id);
    } catch (error) {
      return error;
    }
  });
  expect(answers[0]).toMatchObject({ name: "AppError", kind: "not_found" });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  job.end("done");
});

test("an id serves one export", () => {
  const job = begin("c");
  expect(() => begin("c", "mallory")).toThrow(expect.objectContaining({ kind: "conflict" }));
  job.end("done");
});

test("of a hundred exports the first that ended makes room; when none ended there is none", () => {
  const jobs = Array.from({ length: 100 }, (_, number) => begin(`n${number}`));
  expect(() => begin("more")).toThrow(expect.objectContaining({ kind: "too_many" }));
  jobs[40]?.end("failed", "why");
  begin("more").end("done");
  expect(() => findExport(reader, "n40")).toThrow();
  expect(findExport(reader, "n39").state).toBe("running");
  for (const job of jobs) job.cancel();
});

test("the first end of an export counts", () => {
  const cancelled = new AbortController();
  const job = newJob("d", "local", cancelled);
  job.cancel();
  job.end("done");
  expect(job.progress().state).toBe("cancelled");
  expect(cancelled.signal.aborted).toBe(true);
});
