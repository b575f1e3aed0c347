import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a call is answered with: its result, or an error of AWS. */
export type StubAnswer =
  | { readonly body: unknown }
  | { readonly status: number; readonly error: string };

export interface StubAws {
  readonly endpoint: string;
  /** Calls received: name of the call, its Region and its input. */
  readonly calls: { readonly name: string; readonly region: string; readonly input: unknown }[];
  /**
   * Answers by name: `ListPublicKeys` of CloudTrail's JSON protocol, `GET versioning` of S3's, whose
   * body is XML. What has none is refused as AWS refuses.
   */
  readonly answers: Map<string, StubAnswer | ((input: unknown, region: string) => StubAnswer)>;
  close(): Promise<void>;
}

/** Messages of AWS must never reach a person. */
export const SECRET_MESSAGE = "secret-in-message";

/** Just enough of CloudTrail (JSON 1.1) and of S3's bucket calls to script answers. */
export async function startStubAws(): Promise<StubAws> {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += String(part);
    const name = nameOf(request);
    const region = regionOf(request);
    const input: unknown = text === "" ? null : JSON.parse(text);
    stub.calls.push({ name, region, input });
    const answer = stub.answers.get(name) ?? { status: 400, error: "AccessDeniedException" };
    send(response, typeof answer === "function" ? answer(input, region) : answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stub: StubAws = {
    endpoint: `http://127.0.0.1:${port}`,
    calls: [],
    answers: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}

function nameOf({ method, url, headers }: IncomingMessage): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1) ?? "";
  const [part] = new URL(url ?? "/", "http://127.0.0.1").searchParams.keys();
  return `${method} ${part}`;
}

/** From the scope of the signature: `Credential=AKID/20260102/eu-west-1/cloudtrail/aws4_request`. */
function regionOf({ headers }: IncomingMessage): string {
  return headers.authorization?.split("/")[2] ?? "";
}

function send(response: ServerResponse, answer: StubAnswer): void {
  if ("error" in answer) {
    const { status, error } = answer;
    const isJson = error.endsWith("Exception");
    response.writeHead(status, {
      "content-type": isJson ? "application/x-amz-json-1.1" : "application/xml",
    });
    response.end(
      isJson
        ? JSON.stringify({ __type: error, message: SECRET_MESSAGE })
        : `<?xml version="1.0"?><Error><Code>${error}</Code><Message>${SECRET_MESSAGE}</Message></Error>`,
    );
  } else if (typeof answer.body === "string") {
    response.writeHead(200, { "content-type": "application/xml" }).end(answer.body);
  } else {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer.body));
  }
}
