import type { APIResponse, Page } from "playwright/test";
import { z } from "zod";
import { eventPageSchema } from "@/lib/api/contract";
import { API_EXAMPLES } from "@/lib/api/examples";
import { startedHuntSchema } from "@/lib/api/hunt-contract";
import { ROUTES } from "@/lib/api/routes";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const session = {
  type: "AssumedRole",
  principalId: "AROAEXAMPLE0000000001:deploy",
  arn: "arn:aws:sts::111122223333:assumed-role/ci/deploy",
  accountId: "111122223333",
  accessKeyId: "ASIAEXAMPLE000000001",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROAEXAMPLE0000000001",
      arn: "arn:aws:iam::111122223333:role/ci",
      accountId: "111122223333",
      userName: "ci",
    },
    attributes: { creationDate: "2026-09-21T09:00:00Z", mfaAuthenticated: "false" },
  },
};
const at = (hour: number) => ({ eventTime: `2026-09-21T${String(hour).padStart(2, "0")}:00:00Z` });

test.use({
  logs: {
    files: {
      [logName("p")]: [
        ...Array.from({ length: 12 }, (_, hour) => record(hour, { ...at(hour) })),
        record(20, {
          ...at(12),
          userIdentity: session,
          eventSource: "s3.amazonaws.com",
          eventName: "DeleteBucket",
          requestParameters: { bucketName: "evidence", userName: "alice" },
          errorCode: "AccessDenied",
        }),
        record(21, { ...at(13), userIdentity: session, eventName: "DeleteUser" }),
        record(22, { ...at(14), userIdentity: { type: "Root", accountId: "111122223333" } }),
      ],
    },
  },
});

const FROM = "2026-09-21T06:00:00Z";
const TO = "2026-09-21T18:00:00Z";

test("every example of the manual is answered as its route promises", async ({ page }) => {
  const list = await page.request.get("/api/events?q=event:DeleteBucket");
  const key = eventPageSchema.parse(await list.json()).rows[0]?.key ?? "no event";
  let hunt = 0;
  const fill = (text: string) =>
    text
      .replace("{id}", String(hunt))
      .replace("{key}", encodeURIComponent(key))
      .replace("{kind}", "account")
      .replace("{from}", FROM)
      .replace("{to}", TO);

  for (const { method, route, search = {}, body, asks } of API_EXAMPLES) {
    const promised = ROUTES.find((each) => each.path === route && each.method === method);
    expect(promised, route).toBeDefined();
    const params = new URLSearchParams(
      Object.entries(search).map(([name, text]) => [name, text === "{key}" ? key : fill(text)]),
    );
    const url = `${fill(route)}?${params}`.replace(/\?$/, "");
    const answer = await (method === "get"
      ? page.request.get(url)
      : page.request.post(url, { data: body, headers: { Origin: new URL(list.url()).origin } }));
    expect(answer.status(), `${asks}: ${await answer.text()}`).toBe(200);
    if (method === "post" && route === "/api/hunts") {
      hunt = startedHuntSchema.parse(await answer.json()).id;
      await untilFound(page, hunt);
    }
    await expectPromised(answer, promised?.answer ?? [], asks);
  }
});

test("every route that answers questions about events has an example", () => {
  const shown = new Set(API_EXAMPLES.map(({ method, route }) => `${method} ${route}`));
  const missing = ROUTES.filter(
    ({ method, path }) => path.startsWith("/api/events") && !shown.has(`${method} ${path}`),
  );
  // Showing secrets is not something to copy and paste.
  expect(missing.map(({ path }) => path)).toEqual(["/api/events/{key}/reveal"]);
});

test("the description of the API names every route", async ({ page }) => {
  const answer = await page.request.get("/api/openapi.json");
  const { paths } = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse(await answer.json());
  expect(Object.keys(paths).sort()).toEqual([...new Set(ROUTES.map(({ path }) => path))].sort());
});

/** A worker takes it up. */
async function untilFound(page: Page, hunt: number): Promise<void> {
  const state = async () => (await (await page.request.get(`/api/hunts/${hunt}`)).json()).state;
  await expect.poll(state, { timeout: 30_000 }).toBe("done");
}

async function expectPromised(
  answer: APIResponse,
  promised: z.ZodType | readonly string[],
  asks: string,
): Promise<void> {
  const mediaType = answer.headers()["content-type"]?.split(";")[0];
  if (promised instanceof z.ZodType) {
    expect(mediaType, asks).toBe("application/json");
    const { error } = promised.safeParse(await answer.json());
    expect(error, asks).toBeUndefined();
  } else {
    expect(promised, asks).toContain(mediaType);
    expect((await answer.body()).length, asks).toBeGreaterThan(0);
  }
}
