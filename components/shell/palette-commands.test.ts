import { expect, test } from "vitest";
import { findCommands, type PaletteSources } from "./palette-commands";

const opened: string[] = [];
const sources: PaletteSources = {
  actions: new Map([
    ["dark", () => {}],
    ["t", () => {}],
    ["g e", () => {}],
    ["unlisted", () => {}],
  ]),
  views: [
    {
      id: 1,
      name: "Denied in production",
      url: "/events?q=outcome:denied",
      owner: "local",
      own: true,
      shared: false,
      createdAtMs: 0,
      updatedAtMs: 0,
    },
  ],
  runs: [
    { id: 7, parentId: null, q: "user:alice", url: "/events?q=user:alice", found: 3, atMs: 0 },
  ],
  open: (path) => opened.push(path),
};
const labels = (typed: string) => findCommands(typed, sources).map(({ label }) => label);

test("with nothing typed it offers what the page can do, and what was kept", () => {
  expect(labels("")).toEqual([
    "Choose a time",
    "Go to events",
    "Theme: dark",
    "Denied in production",
    "user:alice",
  ]);
});

test("names the key of a command that has one", () => {
  expect(findCommands("go to events", sources)[0]?.action).toBe("g e");
  expect(findCommands("theme: dark", sources)[0]?.action).toBeUndefined();
});

test("words are found in any order, and the text itself can be searched for", () => {
  expect(labels("production denied")).toEqual([
    "Search the events for “production denied”",
    "Denied in production",
  ]);
});

test("an event's id can be opened at once", () => {
  const id = "0f1e2d3c-0000-4000-8000-00000000000a";
  const [first] = findCommands(` ${id} `, sources);
  first?.run();
  expect(opened.at(-1)).toBe(`/events/${id}`);
});

test("hostile text becomes a parameter, never a path", () => {
  const search = findCommands("//evil.example/?q=1&asof=2", sources).find(
    ({ id }) => id === "search",
  );
  search?.run();
  expect(opened.at(-1)).toBe("/events?q=%2F%2Fevil.example%2F%3Fq%3D1%26asof%3D2");
});
