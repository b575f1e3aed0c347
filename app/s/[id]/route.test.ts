import { expect, test, vi } from "vitest";
import { GET } from "./route";

const KEPT: Readonly<Record<string, string>> = {
  aaaaaaaaaa: "/events?q=outcome:denied",
  tampered01: "https://evil.example/",
  tampered02: "//evil.example",
};

const SIGNED_IN = { cookie: "trailglass-80=token" };

vi.mock("@/lib/db/get-database", () => ({
  getDatabase: () => ({
    owner: {
      login: {
        findUnique: async () => ({
          id: "1",
          seenAt: new Date(),
          expiresAt: new Date(Date.now() + 60_000),
          person: { id: "p", name: "P", role: "viewer", allAccounts: true, disabledAt: null },
        }),
      },
      shortLink: {
        findUnique: async ({ where: { id } }: { where: { id: string } }) =>
          Object.hasOwn(KEPT, id) ? { url: KEPT[id] } : null,
      },
    },
  }),
}));

const get = (id: string, search = "", headers: Record<string, string> = SIGNED_IN) =>
  GET(new Request(`http://localhost/s/${id}${search}`, { headers }), {
    params: Promise.resolve({ id }),
  });

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

test("whoever is not signed in is led to the sign-in page and back, and a script is refused", async () => {
  const visit = await get("aaaaaaaaaa", "", { "sec-fetch-mode": "navigate" });
  expect(visit.headers.get("location")).toBe("/sign-in?to=%2Fs%2Faaaaaaaaaa");
  expect((await get("aaaaaaaaaa", "", {})).status).toBe(401);
});
