import type { Page } from "playwright/test";

/** Bytes of bodies, compressed as the server sends them. */
export interface Transfer {
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly scripts: number;
}

/** Opens a page with an empty cache and adds up what it fetches until nothing more comes. */
export async function measureTransfer(page: Page, path: string): Promise<Transfer> {
  const devtools = await page.context().newCDPSession(page);
  const kinds = new Map<string, string>();
  const sum = { Script: 0, Stylesheet: 0 };
  let scripts = 0;
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  // The bodies alone: a budget of code does not depend on how long the headers are.
  devtools.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === "Script" || kind === "Stylesheet") sum[kind] += encodedDataLength;
  });
  devtools.on("Network.loadingFinished", ({ requestId }) => {
    if (kinds.get(requestId) === "Script") scripts += 1;
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await devtools.detach();
  return { scriptBytes: sum.Script, styleBytes: sum.Stylesheet, scripts };
}
