"use client";

import { EventCount } from "@/components/shell/event-count";
import { pageRoute } from "@/components/shell/page-route";
import { useZone } from "@/components/shell/use-zone";
import { VerdictMark } from "@/components/shell/verdict-mark";
import { CopyButton } from "@/components/ui/copy-button";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Finding } from "@/lib/api/integrity-contract";
import { kindWords } from "./finding-words";
import { rangeWords } from "./run-words";

/** One finding: what it is, where, about which time, and what leads further. */
export function FindingItem({ finding }: { readonly finding: Finding }) {
  const zone = useZone();
  const { kind, key, fileId, bucket, account, region, trail, fromMs, toMs, detail } = finding;
  const { events, explain } = finding;
  const { standing, title, meaning } = kindWords(kind);
  const name = <VisibleText text={bucket === null ? key : `s3://${bucket}/${key}`} />;
  return (
    <li className="border-b border-line py-2 break-inside-avoid">
      <h3 className="font-semibold">
        <VerdictMark standing={standing} /> <VisibleText text={title} />
      </h3>
      {meaning === "" ? null : <p>{meaning}</p>}
      {key === "" ? null : (
        <p className="font-mono text-xs break-all">
          {fileId === null ? (
            name
          ) : (
            <PageLink href={pageRoute(`/imports/files/${fileId}`)}>{name}</PageLink>
          )}
          <CopyButton text={key} label="Copy the key" />
        </p>
      )}
      {detail === "" ? null : (
        <p className="text-muted">
          <VisibleText text={detail} />
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-4 text-muted">
        <span>
          <VisibleText text={[account, region, ...(trail === null ? [] : [trail])].join(" · ")} />
        </span>
        {fromMs === null && toMs === null ? null : (
          <span suppressHydrationWarning>{rangeWords({ fromMs, toMs }, zone)}</span>
        )}
        {events === null ? null : (
          <span className="inline-flex items-center gap-1">
            Events of this file
            <EventCount count={events.count} of={key} link={events.link} className="" />
          </span>
        )}
        {explain === null ? null : (
          <EventCount
            count={null}
            text="Calls that could explain it"
            of={`the time around ${title}`}
            link={explain}
          />
        )}
      </p>
    </li>
  );
}
