import { expect, test } from "vitest";
import { isEvent } from "./is-event";

const id = "0f1e2d3c-0000-4000-8000-00000000000a";

test("an event is known by its key and by its eventID, however that is written", () => {
  expect(isEvent(`${id}~cc29c6ea`, `${id}~cc29c6ea`)).toBe(true);
  expect(isEvent(`${id}~cc29c6ea`, id.toUpperCase())).toBe(true);
});

test("no other event is taken for it", () => {
  expect(isEvent(`${id}~cc29c6ea`, `${id}~00000000`)).toBe(false);
  expect(isEvent(`${id}~cc29c6ea`, id.slice(0, -1))).toBe(false);
  expect(isEvent(`${id}~cc29c6ea`, null)).toBe(false);
});
