"use client";

import { useMemo, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { ShortId } from "@/components/ui/short-id";
import type { EventDetail } from "@/lib/api/contract";
import { rawRecordUrl } from "@/lib/api/one-event-queries";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { toJsonLines } from "./json-tokens";
import { findInLines } from "./raw-find";
import { RawFindBox } from "./raw-find-box";
import { RawLines } from "./raw-lines";
import { RawSecrets } from "./raw-secrets";

const SHOWN_AT_FIRST = 200;

/** The record as text, laid out for reading; the file gives it as it was delivered. */
export function RawRecord({
  detail,
  revealed,
  onRevealed,
  whole,
}: {
  readonly detail: EventDetail;
  /** The record with its secrets, once they were asked for; null hides them again. */
  readonly revealed: string | null;
  readonly onRevealed: (text: string | null) => void;
  /** All lines at once, for paper. */
  readonly whole: boolean;
}) {
  const [laidOut, setLaidOut] = useState(true);
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState("");
  const [current, setCurrent] = useState(0);
  const text = revealed ?? detail.raw;
  const lines = useMemo(() => (laidOut ? toJsonLines(text) : text.split("\n")), [laidOut, text]);
  const finds = useMemo(() => findInLines(lines, typed), [lines, typed]);
  const reached = (finds[current]?.line ?? 0) + 1;
  const shown = all || whole ? lines.length : Math.max(SHOWN_AT_FIRST, reached);
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="flex flex-wrap items-center gap-x-2 text-muted">
          {formatBytes(detail.rawBytes)}, SHA-256
          <ShortId id={detail.recordSha256} label="SHA-256 of the record" />
        </span>
        <span className="ms-auto flex items-center gap-1" data-no-print>
          <CopyButton
            text={detail.raw}
            label={detail.masked.length > 0 ? "Copy the record, masked" : "Copy the record"}
            word={detail.masked.length > 0 ? "Copy masked" : "Copy"}
          />
          <a
            className={buttonClass("quiet")}
            href={rawRecordUrl(detail.row.key)}
            download
            title={
              detail.masked.length > 0 ? "Holds the secrets; the download is recorded" : undefined
            }
          >
            <Icon name="download" size={14} />
            Exact bytes
          </a>
        </span>
      </div>
      <RawSecrets detail={detail} revealed={revealed} onRevealed={onRevealed} />
      <div className="mb-2 flex flex-wrap items-center gap-2" data-no-print>
        <RawFindBox
          typed={typed}
          count={finds.length}
          current={current}
          onType={(next) => {
            setTyped(next);
            setCurrent(0);
          }}
          onMove={setCurrent}
        />
        <label className="flex h-6 items-center gap-1.5 text-xs">
          <input type="checkbox" checked={laidOut} onChange={() => setLaidOut(!laidOut)} />
          Laid out
        </label>
      </div>
      <RawLines lines={lines} shown={shown} finds={finds} current={current} />
      {shown < lines.length ? (
        <Button className="mt-2" onClick={() => setAll(true)}>
          Show all {formatCount(lines.length)} lines
        </Button>
      ) : null}
    </div>
  );
}
