import { noParamsSchema } from "@/lib/api/parameters";
import { exportCase } from "@/lib/cases/export-case";
import { download } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { zipStream } from "@/lib/http/zip-stream";

export const dynamic = "force-dynamic";

export const GET = respond(
  noParamsSchema,
  async ({ reader, params }: Asked<{ number: string }>) => {
    const number = integerOf(params.number);
    const files = await exportCase(reader, number, { nowMs: Date.now(), root: process.cwd() });
    return download(zipStream(members(files)), `trailglass-case-${number}.zip`, "zip");
  },
  "work",
);

async function* members(files: Awaited<ReturnType<typeof exportCase>>) {
  for (const { name, bytes } of files) yield { name, chunks: once(bytes) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
