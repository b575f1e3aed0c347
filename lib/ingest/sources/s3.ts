import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { type AwsOptions, awsConnection } from "@/lib/aws/aws-connection";
import { BODY_LIMITS, type BodyLimits } from "@/lib/ingest/body/body-limits";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { toSourceError } from "./aws-error";
import { parseS3Location } from "./s3-location";
import { decodeKey, type S3Answer, toListPage, walkAnswers } from "./s3-pages";
import {
  ChangedError,
  type ListOptions,
  type ListPage,
  type LogObject,
  type OpenedObject,
  type Source,
  TransientError,
} from "./source";

export interface S3Options extends AwsOptions {
  readonly limits?: BodyLimits;
}

/** A bucket, or the part of one below a prefix. The only file that speaks to S3. */
export class S3Source implements Source {
  readonly location: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly #client: S3Client;
  readonly #limits: BodyLimits;
  readonly #stallTimeoutMs: number;

  /** `url` is `s3://bucket/prefix`. Throws AppError `invalid`; nothing is sent yet. */
  constructor(url: string, options: S3Options = {}) {
    const { bucket, prefix } = parseS3Location(url);
    this.bucket = bucket;
    this.prefix = prefix;
    this.location = `s3://${bucket}/${prefix}`;
    this.#limits = options.limits ?? BODY_LIMITS;
    this.#stallTimeoutMs = options.stallTimeoutMs ?? 60_000;
    this.#client = new S3Client({
      ...awsConnection(options),
      forcePathStyle: options.pathStyle ?? options.endpoint !== undefined,
      followRegionRedirects: false,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
  }

  async *list({ signal, prefixes }: ListOptions): AsyncGenerator<ListPage> {
    for (const prefix of prefixes ?? [this.prefix]) {
      if (!prefix.startsWith(this.prefix)) continue;
      for await (const answer of this.#answers(prefix, undefined, signal)) yield toListPage(answer);
    }
  }

  async listFolders(prefix: string, signal: AbortSignal): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const answer of this.#answers(prefix, "/", signal)) {
      for (const folder of answer.CommonPrefixes ?? [])
        names.push(decodeKey(folder.Prefix, answer).slice(prefix.length, -1));
    }
    return names;
  }

  async open(object: LogObject, signal: AbortSignal): Promise<OpenedObject> {
    try {
      const answer = await this.#client.send(
        new GetObjectCommand({
          Bucket: this.bucket,
          Key: object.key,
          ...(object.etag ? { IfMatch: object.etag } : {}),
        }),
        { abortSignal: signal },
      );
      return {
        bytes: await this.#readBody(object, answer),
        metadata: answer.Metadata ?? {},
      };
    } catch (error) {
      signal.throwIfAborted();
      throw toSourceError(error, "Reading the object", true);
    }
  }

  /** Closes its connections. */
  close(): void {
    this.#client.destroy();
  }

  async #readBody(object: LogObject, answer: GetObjectCommandOutput): Promise<Buffer> {
    const body = answer.Body as (AsyncIterable<Uint8Array> & { destroy(): void }) | undefined;
    if (!body) throw new TransientError("The answer came without a body.");
    const parts: Uint8Array[] = [];
    let sizeBytes = 0;
    // A body may stop coming without an error, and the SDK's timeouts end with its first byte.
    let timer = setTimeout(() => body.destroy(), this.#stallTimeoutMs);
    try {
      this.#assertExpected(object, answer);
      for await (const part of body) {
        clearTimeout(timer);
        parts.push(part);
        sizeBytes += part.length;
        if (sizeBytes > this.#limits.compressedBytes) throw this.#tooLarge();
        timer = setTimeout(() => body.destroy(), this.#stallTimeoutMs);
      }
    } catch (error) {
      body.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    if (sizeBytes !== (answer.ContentLength ?? sizeBytes))
      throw new TransientError("The body is not as long as announced.");
    return Buffer.concat(parts, sizeBytes);
  }

  #assertExpected(object: LogObject, answer: GetObjectCommandOutput): void {
    if (object.etag && answer.ETag && bare(answer.ETag) !== bare(object.etag)) {
      throw new ChangedError("The server sent another version of the object than was listed.");
    }
    if ((answer.ContentLength ?? 0) > this.#limits.compressedBytes) throw this.#tooLarge();
  }

  #tooLarge(): FileProblem {
    return new FileProblem(
      "too-large",
      `The object is larger than ${this.#limits.compressedBytes} bytes, the limit for one file. Split it and import the parts.`,
    );
  }

  async *#answers(
    prefix: string,
    delimiter: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<S3Answer> {
    const ask = (token: string | undefined) =>
      this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: prefix,
          MaxKeys: 1000,
          EncodingType: "url",
          ...(delimiter ? { Delimiter: delimiter } : {}),
          ...(token ? { ContinuationToken: token } : {}),
        }),
        { abortSignal: signal },
      );
    try {
      yield* walkAnswers(prefix, ask);
    } catch (error) {
      signal.throwIfAborted();
      throw toSourceError(error, "Listing the bucket", false);
    }
  }
}

function bare(etag: string): string {
  return etag.replaceAll('"', "");
}
