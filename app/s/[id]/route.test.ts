import { expect, test, vi } from "vitest";
import { GET } from "./route";

const KEPT: Readonly<Record<string, string>> = {
  aaaaaaaaaa: "/events?q=outcome:denied",
  tampered01: "https://evil.example/",
  tampered02: "//evil.example",
};

vi.mock("@/lib/db/get-database", () => ({
  getDatabase: () => ({
    owner: {
      shortLink: {
        findUnique: async ({ where: { id } }: { where: { id: string } }) =>
          Object.hasOwn(KEPT, id) ? { url: KEPT[id] } : null,
      },
    },
  }),
}));

const get = (id: string, search = "") =>
  GET(new Request(`http://localhost/s/${id}${search}`), { params: Promise.resolve({ id }) });

test("a short link leads to a path of this host, whatever is hung on to it", async () => {
  const answer = await get("aaaaaaaaaa", "?utm_source=mail");
  expect(answer.status).toBe(307);
  expect(answer.headers.get("location")).toBe("/events?q=outcome:denied");
  expect(answer.headers.get("cache-control")).toContain("no-store");
});

test.each(["tampered01", "tampered02", "bbbbbbbbbb", "../../etc", "constructo"])(
  "%s leads nowhere, and a page says so",
  async (id) => {
    const answer = await get(id);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("location")).toBe(null);
    expect(await answer.text()).toContain("There is no such link");
  },
);
