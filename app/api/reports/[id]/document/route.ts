import { reportFormParamsSchema } from "@/lib/api/report-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { documentSchema } from "@/lib/document/document";
import { toHtml } from "@/lib/document/to-html";
import { toMarkdown } from "@/lib/document/to-markdown";
import { AppError } from "@/lib/errors";
import { download, downloadBytes } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { zipStream } from "@/lib/http/zip-stream";
import { type DocumentForm, documentForms } from "@/lib/pdf/document-forms";
import { writePdf } from "@/lib/pdf/write-pdf";
import { getStoredReport } from "@/lib/reports/runs/get-report";

export const dynamic = "force-dynamic";

export const GET = respond(
  reportFormParamsSchema,
  async ({ reader, params }: Asked<{ id: string }>, { form }) => {
    const id = integerOf(params.id);
    const { document: json } = await getStoredReport(reader, id);
    if (json === null) throw new AppError("conflict", `Report ${id} is not made yet.`);
    await writeAudit(reader, { action: "export", target: `report ${id}`, detail: { form } });
    const document = documentSchema.parse(JSON.parse(json));
    const name = `report-${id}`;
    switch (form) {
      case "json":
        return downloadBytes(Buffer.from(json), `${name}.json`, "application/json; charset=utf-8");
      case "html":
        return downloadBytes(
          Buffer.from(toHtml(document)),
          `${name}.html`,
          "text/html; charset=utf-8",
        );
      case "md":
        return downloadBytes(
          Buffer.from(toMarkdown(document)),
          `${name}.md`,
          "text/markdown; charset=utf-8",
        );
      case "pdf":
        return downloadBytes(
          await writePdf(document, process.cwd()),
          `${name}.pdf`,
          "application/pdf",
        );
      case "zip": {
        const forms = await documentForms(document, { stem: name, root: process.cwd() });
        const files = [{ name: `${name}.json`, bytes: Buffer.from(json) }, ...forms];
        return download(zipStream(members(files)), `${name}.zip`, "zip");
      }
    }
  },
  "work",
);

async function* members(files: readonly DocumentForm[]) {
  for (const { name, bytes } of files) yield { name, chunks: once(bytes) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
