import {
  BlockedError,
  type ListPage,
  type LogObject,
  type SkippedObject,
  TransientError,
} from "./source";

const LONGEST_KEY_BYTES = 1024;
const MOST_PER_PAGE = 1000;
const MOST_EMPTY_PAGES = 100;

/** The parts of a ListObjectsV2 answer that matter here. */
export interface S3Answer {
  readonly IsTruncated?: boolean | undefined;
  readonly NextContinuationToken?: string | undefined;
  readonly EncodingType?: string | undefined;
  readonly Contents?: readonly S3Entry[] | undefined;
  readonly CommonPrefixes?: readonly { readonly Prefix?: string | undefined }[] | undefined;
}

interface S3Entry {
  readonly Key?: string | undefined;
  readonly ETag?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
}

/**
 * Walks the pages of one listing and trusts none: a token that comes twice, pages without end and
 * without content, oversized pages and keys outside the prefix are errors, so that a faulty or
 * hostile server can neither hold the worker nor slip in foreign objects.
 * `ask` fetches one page. Throws TransientError or BlockedError.
 */
export async function* walkAnswers<T extends S3Answer>(
  prefix: string,
  ask: (token: string | undefined) => Promise<T>,
): AsyncGenerator<T> {
  const tokens = new Set<string>();
  let emptyPages = 0;
  for (let token: string | undefined; ; ) {
    const answer = await ask(token);
    const keys = [
      ...(answer.Contents ?? []).map(({ Key }) => Key),
      ...(answer.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    ];
    if (keys.length > MOST_PER_PAGE)
      throw new BlockedError(
        "The server listed more keys in one page than S3 does. Check the endpoint.",
      );
    for (const key of keys) {
      if (!decodeKey(key, answer).startsWith(prefix)) {
        throw new BlockedError(
          "The server listed a key outside the prefix that was asked for. Check the endpoint.",
        );
      }
    }
    // Any well-formed page of a proxy parses to an answer without fields: that is no empty bucket.
    if (answer.IsTruncated === undefined)
      throw new TransientError("The server's answer is not a listing.");
    yield answer;
    if (!answer.IsTruncated) return;
    emptyPages = keys.length === 0 ? emptyPages + 1 : 0;
    token = answer.NextContinuationToken;
    if (!token || tokens.has(token) || emptyPages > MOST_EMPTY_PAGES) {
      throw new TransientError("The listing does not come to an end: the server repeats itself.");
    }
    tokens.add(token);
  }
}

/** The objects of one answer; markers of folders and unusable entries are skipped with a reason. */
export function toListPage(answer: S3Answer): ListPage {
  const objects: LogObject[] = [];
  const skipped: SkippedObject[] = [];
  for (const entry of answer.Contents ?? []) {
    const key = decodeKey(entry.Key, answer);
    const sizeBytes = entry.Size ?? 0;
    if (key.endsWith("/") && sizeBytes === 0)
      skipped.push({ key, reason: "A folder marker without content." });
    else if (Buffer.byteLength(key) > LONGEST_KEY_BYTES)
      skipped.push({ key: key.slice(0, 200), reason: "The key is longer than S3 allows." });
    else
      objects.push({
        key,
        etag: entry.ETag ?? "",
        sizeBytes,
        modifiedMs: entry.LastModified?.getTime() ?? null,
      });
  }
  return { objects, skipped };
}

/** A key as it is: listings ask for URL encoding, since XML cannot carry every character. */
export function decodeKey(key: string | undefined, answer: S3Answer): string {
  if (answer.EncodingType !== "url") return key ?? "";
  try {
    return decodeURIComponent((key ?? "").replaceAll("+", " "));
  } catch {
    throw new TransientError("The listing holds a key that is not encoded as announced.");
  }
}
