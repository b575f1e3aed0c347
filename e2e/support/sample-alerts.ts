import { expect, type Page } from "playwright/test";

/** The alerts of the sample, whatever became of them. */
export const ALL = "/alerts?state=all";

/** A rule that finds two events of the sample. */
export const RULE = `title: Trails looked up
id: 0b0c1f0e-5c0a-4a53-9a4d-0c5c0b7a6d11
logsource:
  product: aws
  service: cloudtrail
detection:
  it:
    eventName: StopLogging
  condition: it
level: medium
`;

/** The worker makes alerts of what was found beside everything else. */
export async function untilRaised(page: Page, url: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(`${url}/api/alerts?state=all&level=high`);
        return (await answer.json()).total;
      },
      { timeout: 60_000 },
    )
    .toBe(6);
}

/** An alert of a detector, which judges days at leisure once all files are read. */
export async function detectorAlert(page: Page): Promise<string> {
  const ask = async (): Promise<{ readonly alerts: readonly { readonly id: number }[] }> =>
    (await page.request.get("/api/alerts?state=all&detector=new&limit=1")).json();
  await expect.poll(async () => (await ask()).alerts.length, { timeout: 90_000 }).toBe(1);
  return `/alerts/${(await ask()).alerts[0]?.id}`;
}
