"use client";

import { useMay } from "@/components/shell/person";
import { buttonClass } from "@/components/ui/button";
import { REPORT_FORMS, type Report } from "@/lib/api/report-contract";
import { reportBundleUrl, reportDocumentUrl } from "@/lib/api/report-queries";

const FORM_WORDS = {
  pdf: "PDF",
  json: "JSON",
  html: "HTML",
  md: "Markdown",
  zip: "ZIP with CSV",
} as const;

/** A report's forms, and the bundle that an auditor can check by himself. */
export function ReportDownloads({ report: { id, signingKey } }: { readonly report: Report }) {
  if (!useMay("work")) return null;
  return (
    <div className="space-y-2" data-no-print>
      <p className="flex flex-wrap gap-2">
        {REPORT_FORMS.map((form) => (
          <a key={form} className={buttonClass()} href={reportDocumentUrl(id, form)} download>
            Download as {FORM_WORDS[form]}
          </a>
        ))}
      </p>
      <p className="flex flex-wrap gap-2">
        <a className={buttonClass()} href={reportBundleUrl(id, false)} download>
          Download evidence bundle
        </a>
        <a className={buttonClass()} href={reportBundleUrl(id, true)} download>
          Download bundle with log files
        </a>
      </p>
      <p className="max-w-xl text-xs text-muted">
        A bundle holds the report, every record that it cites, and the digests that prove them, with
        programs that check it on any machine. Records are as delivered, secrets included. The log
        files hold more than what is cited; with them the records are proven byte by byte.
      </p>
      {signingKey === null ? null : (
        <p className="text-xs text-muted [overflow-wrap:anywhere]">
          Signed with the key <code>{signingKey}</code>: tell it to the auditor by another way.
        </p>
      )}
    </div>
  );
}
