import { createServer, type IncomingMessage } from "node:http";

/** A message as it came in. */
export interface Received {
  readonly key: string;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

/** How a receiver answers: a status, `hang-up` in the middle of an answer, or one without end. */
export type Answer =
  | number
  | "hang-up"
  | "endless"
  | { readonly status: number; readonly headers: Record<string, string> };

/** A webhook on this machine that keeps what it is sent. */
export async function startWebhookReceiver(answer: (at: number) => Answer = () => 204) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part);
    } catch {
      return;
    }
    const key = String(request.headers["idempotency-key"]);
    received.push({ key, body: Buffer.concat(parts).toString(), headers: request.headers });
    const given = answer(received.length);
    if (given === "hang-up") {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("begun");
      setTimeout(() => response.destroy(), 20);
    } else if (given === "endless") {
      response.writeHead(500);
      const more = setInterval(() => response.write("more ".repeat(10_000)), 1);
      response.on("close", () => clearInterval(more));
    } else if (typeof given === "number") response.writeHead(given).end();
    else response.writeHead(given.status, given.headers).end("told");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook?for=tests`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
