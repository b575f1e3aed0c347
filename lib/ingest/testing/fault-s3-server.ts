import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FaultS3 {
  readonly endpoint: string;
  /** Objects of the one bucket by key. */
  readonly objects: Map<string, { body: Buffer; metadata?: Record<string, string> }>;
  /** Request lines received, for counting. */
  readonly requests: string[];
  /** Answers a request in its own way when it returns true. */
  fault: ((url: URL, response: ServerResponse, request: IncomingMessage) => boolean) | null;
  close(): Promise<void>;
}

/** Just enough of S3 to script failures against: not a server to trust, nor one that checks signatures. */
export async function startFaultS3(): Promise<FaultS3> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    faults.requests.push(`${request.method} ${request.url}`);
    if (faults.fault?.(url, response, request)) return;
    if (url.searchParams.has("list-type")) answerList(faults, url, response);
    else answerGet(faults, url, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const faults: FaultS3 = {
    endpoint: `http://127.0.0.1:${port}`,
    objects: new Map(),
    requests: [],
    fault: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return faults;
}

/** Answers with an S3 error document. The message must never reach a person. */
export function sendError(response: ServerResponse, status: number, code: string): true {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(
    `<?xml version="1.0"?><Error><Code>${code}</Code><Message>secret-in-message</Message></Error>`,
  );
  return true;
}

/** A ListObjectsV2 answer with the given inside. */
export function sendListing(response: ServerResponse, inside: string): true {
  response.writeHead(200, { "content-type": "application/xml" });
  response.end(
    `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType>${inside}</ListBucketResult>`,
  );
  return true;
}

export function etagOf(body: Buffer): string {
  return `"${createHash("md5").update(body).digest("hex")}"`;
}

function answerList({ objects }: FaultS3, url: URL, response: ServerResponse): void {
  const prefix = url.searchParams.get("prefix") ?? "";
  const delimiter = url.searchParams.get("delimiter");
  const after = url.searchParams.get("continuation-token") ?? "";
  const most = Number(url.searchParams.get("max-keys") ?? 1000);
  const rows = new Map<string, string>();
  for (const [key, { body }] of objects) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const name = cut < 0 ? key : key.slice(0, cut + 1);
    const text = encodeURIComponent(name).replaceAll("%20", "+");
    const row =
      cut < 0
        ? `<Contents><Key>${text}</Key><ETag>${etagOf(body).replaceAll('"', "&quot;")}</ETag><Size>${body.length}</Size><LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>`
        : `<CommonPrefixes><Prefix>${text}</Prefix></CommonPrefixes>`;
    rows.set(name, row);
  }
  const names = [...rows.keys()].sort().filter((name) => name > after);
  const page = names.slice(0, most);
  const more = names.length > page.length;
  const token = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  sendListing(
    response,
    `<IsTruncated>${more}</IsTruncated>${token}${page.map((name) => rows.get(name)).join("")}`,
  );
}

function answerGet(
  { objects }: FaultS3,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const key = decodeURIComponent(url.pathname.split("/").slice(2).join("/"));
  const object = objects.get(key);
  if (!object) {
    sendError(response, 404, "NoSuchKey");
    return;
  }
  const etag = etagOf(object.body);
  if (request.headers["if-match"] && request.headers["if-match"] !== etag) {
    sendError(response, 412, "PreconditionFailed");
    return;
  }
  for (const [name, value] of Object.entries(object.metadata ?? {}))
    response.setHeader(`x-amz-meta-${name}`, value);
  response.writeHead(200, { etag, "content-length": object.body.length });
  response.end(object.body);
}
