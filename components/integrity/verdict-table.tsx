"use client";

import type { ReactNode } from "react";
import { EventCount } from "@/components/shell/event-count";
import { VerdictText } from "@/components/shell/verdict-mark";
import { DIGEST_MEANINGS, FILE_MEANINGS, verdictWord } from "@/components/shell/verdict-words";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { DIGEST_VERDICTS, FILE_VERDICTS } from "@/lib/digest/verdict";
import { type VerdictRow, verdictRows } from "./verdict-rows";

type Counts = Readonly<Record<string, number>>;

const VERDICT: FactColumn<VerdictRow> = {
  header: "Verdict",
  text: ({ verdict }) => verdict,
  show: ({ standing, verdict }) => <VerdictText standing={standing} verdict={verdict} />,
};
const MEANING: FactColumn<VerdictRow> = {
  header: "Meaning",
  text: ({ meaning }) => meaning,
  show: ({ meaning }) => <p className="py-0.5 leading-5 text-pretty">{meaning}</p>,
};
const DIGESTS: readonly FactColumn<VerdictRow>[] = [
  VERDICT,
  MEANING,
  { header: "Digests", isNumber: true, text: ({ count }) => count },
];
const FILES: readonly FactColumn<VerdictRow>[] = [
  VERDICT,
  MEANING,
  { header: "Log files", isNumber: true, text: ({ count }) => count },
];
const EVENTS: FactColumn<VerdictRow> = {
  header: "Their events",
  isNumber: true,
  text: ({ verdict }) => `integrity:${verdict}`,
  show: ({ verdict, count }) =>
    count === 0 ? null : (
      <EventCount
        count={null}
        of={`log files that are ${verdictWord(verdict)}`}
        link={{ q: `integrity:${verdict}`, fromMs: null, toMs: null }}
      />
    ),
};
const NOW: FactColumn<VerdictRow> = {
  header: "At the source",
  isNumber: true,
  text: ({ now }) => now,
};

/** Digests by verdict. */
export function DigestVerdicts({ digests }: { readonly digests: Counts }) {
  return (
    <FactList
      title="Digests"
      what="digest-verdicts"
      rows={verdictRows(DIGEST_VERDICTS, DIGEST_MEANINGS, digests)}
      columns={DIGESTS}
      keyOf={keyOf}
    />
  );
}

/** Log files by verdict. */
export function FileVerdicts({
  files,
  now = {},
  isCurrent = false,
  note,
}: {
  readonly files: Counts;
  /** As it lay at the source when that was read again; empty when it never was. */
  readonly now?: Counts;
  /** These are the verdicts that a search for `integrity:` goes by, so that they lead to events. */
  readonly isCurrent?: boolean;
  readonly note?: ReactNode;
}) {
  const isReread = Object.keys(now).length > 0;
  return (
    <FactList
      title="Log files"
      what="file-verdicts"
      note={note}
      rows={verdictRows(FILE_VERDICTS, FILE_MEANINGS, files, now)}
      columns={[...FILES, ...(isReread ? [NOW] : []), ...(isCurrent ? [EVENTS] : [])]}
      keyOf={keyOf}
    />
  );
}

function keyOf({ verdict }: VerdictRow): string {
  return verdict;
}
