import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { findPort } from "./port.mjs";

test("a taken port gives way to a later one, a free one is kept", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  expect(await findPort("127.0.0.1", port)).toBeGreaterThan(port);
  server.close();
  await once(server, "close");
  expect(await findPort("127.0.0.1", port)).toBe(port);
});
