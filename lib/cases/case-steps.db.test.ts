import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newCaseSchema } from "@/lib/api/case-change-contract";
import { openReader, type Reader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { AppError } from "@/lib/errors";
import { changeBlocks } from "./change-blocks";
import { changeMembers } from "./change-members";
import { openCase } from "./open-case";
import { readCase } from "./read-case";

let db: Database;
let drop: () => Promise<void>;
let people: readonly Reader[];

beforeAll(async () => {
  const made = await createTestDatabase();
  drop = made.drop;
  db = openDatabase(made.url, { searchTimeoutMs: 30_000 });
  await db.owner.person.createMany({
    data: ["ann", "ben"].map((id) => ({ id, name: id, role: "analyst" })),
  });
  people = ["ann", "ben"].map((actor) => ({ ...openReader(db), actor, role: "analyst" }));
});
afterAll(async () => {
  await db.close();
  await drop();
});

const said = { title: "", at: null, until: null, tags: [] };

/** What one of the two does: to the step at a place, as far as they know the story. */
const deed = fc.record({
  who: fc.nat(1),
  what: fc.constantFrom("add", "edit", "edit", "move", "move", "remove", "look"),
  at: fc.nat(7),
  before: fc.option(fc.nat(7)),
  /** Both at once with the next one, where it can be. */
  isTogether: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

test("any sequence of changes by two people keeps each text that was written and one order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 24 }), async (deeds) => {
      const [ann, ben] = people;
      if (!ann || !ben) throw new Error("two people are there");
      const asked = newCaseSchema.parse({ title: "Both", severity: "low" });
      const { number } = await openCase(ann, asked);
      await changeMembers(ann, number, { action: "add", personId: "ben" });
      // What each has on screen: it grows old while the other works.
      const screens = [await readCase(ann, number), await readCase(ben, number)];
      const written = new Map<number, string[]>();
      let texts = 0;

      const act = async ({ who, what, at, before }: Deed) => {
        const reader = people[who] ?? ann;
        const seen = screens[who]?.blocks ?? [];
        const block = seen[at % Math.max(1, seen.length)];
        const text = `${reader.actor} ${texts++}`;
        const look = async () => {
          screens[who] = await readCase(reader, number);
        };
        if (what === "look") return look();
        if (what === "add" || block === undefined) {
          const { id } = await changeBlocks(reader, number, {
            ...{ ...said, action: "add", kind: "text", pinId: null, text },
          });
          written.set(id, [text]);
          return look();
        }
        const { id, version } = block;
        if (what === "edit") {
          const edit = { ...said, action: "edit", id, version, text } as const;
          const done = await changeBlocks(reader, number, edit);
          expect(done.version).toBe(version + 1);
          written.get(id)?.push(text);
        } else if (what === "remove") {
          await changeBlocks(reader, number, { action: "remove", id, version });
        } else {
          const other = before === null ? null : seen[before % seen.length];
          await changeBlocks(reader, number, { action: "move", id, before: other?.id ?? null });
        }
      };
      /** What came too late is refused with a reason; anything else is a fault. */
      const attempt = (one: Deed) =>
        act(one).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
          expect(["conflict", "not_found"]).toContain(error.kind);
        });
      for (let place = 0; place < deeds.length; place += 1) {
        const [one, next] = deeds.slice(place, place + 2);
        if (one?.isTogether && next && next.who !== one.who) {
          await Promise.all([attempt(one), attempt(next)]);
          place += 1;
        } else if (one) await attempt(one);
      }

      const rows = await db.owner.caseBlock.findMany({
        where: { caseNumber: number, removedAt: null },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      });
      // One order: no two steps have one place, and both people are told the same.
      expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length);
      for (const reader of people) {
        const { blocks } = await readCase(reader, number);
        expect(blocks.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
      }
      // Whole history: what was accepted is kept, version by version, of removed steps too.
      const edits = await db.owner.caseBlockEdit.findMany({
        where: { blockId: { in: [...written.keys()] } },
        orderBy: [{ blockId: "asc" }, { version: "asc" }],
      });
      for (const [id, all] of written) {
        const kept = edits.filter(({ blockId }) => blockId === id);
        expect(kept.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
        expect(kept.map(({ text }) => text)).toEqual(all);
        const now = rows.find((row) => row.id === id);
        if (now) expect(now).toMatchObject({ text: all.at(-1), version: all.length });
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);
