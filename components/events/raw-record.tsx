"use client";

import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail } from "@/lib/api/contract";
import { rawRecordUrl } from "@/lib/api/event-queries";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { type JsonTokenKind, toJsonLines, toJsonTokens } from "./json-tokens";

const SHOWN_AT_FIRST = 200;
/** A single value longer than this is cut on screen, never in the copy or the file. */
const LINE_LENGTH = 4000;

const COLOURS: Readonly<Record<JsonTokenKind, string>> = {
  name: "text-json-name",
  text: "text-json-text",
  number: "text-json-number",
  word: "text-json-word",
  other: "",
};

/** The record as text, laid out for reading; copy and download give it as it was delivered. */
export function RawRecord({ detail }: { readonly detail: EventDetail }) {
  const [laidOut, setLaidOut] = useState(true);
  const [all, setAll] = useState(false);
  const lines = useMemo(() => {
    const texts = laidOut ? toJsonLines(detail.raw) : detail.raw.split("\n");
    return texts.map((text, index) => ({ text, number: index + 1 }));
  }, [laidOut, detail.raw]);
  const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-2" data-no-print>
        <CopyButton text={detail.raw} label="Copy the record as shown" word="Copy" />
        <a className={buttonClass("quiet")} href={rawRecordUrl(detail.row.key)} download>
          <Download size={14} aria-hidden="true" />
          Exact bytes ({formatBytes(detail.rawBytes)})
        </a>
        <label className="ms-auto flex items-center gap-1.5 text-xs">
          <input type="checkbox" checked={laidOut} onChange={() => setLaidOut(!laidOut)} />
          Laid out
        </label>
      </div>
      {detail.masked.length > 0 ? (
        <p className="mb-2 text-xs text-warn">
          Secrets are masked here: <VisibleText text={detail.masked.join(", ")} />. The exact bytes
          hold them.
        </p>
      ) : null}
      <pre className="overflow-x-auto rounded-md border border-line bg-surface p-2 font-mono text-xs leading-4.5 break-normal whitespace-pre-wrap">
        {shown.map((line) => (
          <RawLine key={line.number} line={line.text} />
        ))}
      </pre>
      {shown.length < lines.length ? (
        <Button className="mt-2" onClick={() => setAll(true)}>
          Show all {formatCount(lines.length)} lines
        </Button>
      ) : null}
    </div>
  );
}

function RawLine({ line }: { readonly line: string }) {
  let at = 0;
  return (
    <>
      {toJsonTokens(line.slice(0, LINE_LENGTH)).map((token) => {
        at += token.text.length;
        return (
          <span key={at} className={COLOURS[token.kind]}>
            <VisibleText text={token.text} multiline />
          </span>
        );
      })}
      {line.length > LINE_LENGTH ? (
        <span className="text-warn">
          {" "}
          … {formatCount(line.length - LINE_LENGTH)} more characters
        </span>
      ) : null}
      {"\n"}
    </>
  );
}
