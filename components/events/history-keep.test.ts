import { expect, test, vi } from "vitest";
import { keep } from "./history-keep";

function tab(stored: string | null = null) {
  const store = { text: stored };
  let lastId = 0;
  const post = vi.fn(async () => {
    lastId += 1;
    return { id: lastId };
  });
  const decide = (before: string, q: string, found: number | null = null) =>
    keep(
      { before, q, url: `/events?q=${q}` },
      found,
      {
        getItem: () => store.text,
        setItem: (_, text) => {
          store.text = text;
        },
      },
      post,
    );
  return { decide, post, store };
}

test("a search grows out of the one that was on screen", async () => {
  const { decide, post } = tab();
  await decide("", "a", 7);
  await decide("a", "b");
  // Back to a, then another way.
  await decide("a", "c");
  expect(post.mock.calls.flat()).toEqual([
    { q: "a", url: "/events?q=a", parentId: null, found: 7 },
    { q: "b", url: "/events?q=b", parentId: 1, found: null },
    { q: "c", url: "/events?q=c", parentId: 1, found: null },
  ]);
});

test("of two runs of one query the later is the parent", async () => {
  const { decide, post } = tab();
  await decide("", "a");
  await decide("a", "b");
  await decide("b", "a");
  await decide("a", "c");
  expect(post).toHaveBeenLastCalledWith(expect.objectContaining({ q: "c", parentId: 3 }));
});

test("a search that could not be kept is no parent", async () => {
  const { decide, post } = tab();
  post.mockRejectedValueOnce(new Error("offline"));
  await expect(decide("", "a")).rejects.toThrow("offline");
  await decide("a", "b");
  expect(post).toHaveBeenLastCalledWith(expect.objectContaining({ q: "b", parentId: null }));
});

test.each(["{", "{}", '[["a","1"],[1,2],null]'])(
  "starts anew from a foreign text %j",
  async (text) => {
    const { decide, post } = tab(text);
    await decide("a", "b");
    expect(post).toHaveBeenCalledWith(expect.objectContaining({ parentId: null }));
  },
);

test("keeps only so many runs", async () => {
  const { decide, store } = tab();
  for (let i = 0; i < 60; i += 1) await decide(String(i), String(i + 1));
  expect(JSON.parse(store.text ?? "[]")).toHaveLength(50);
});
