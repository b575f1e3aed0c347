"use client";

import { useQueries } from "@tanstack/react-query";
import { Fragment } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { LogFileView } from "@/lib/api/import-contract";
import { logFilesQuery } from "@/lib/api/import-queries";
import { formatCount, formatCounted } from "@/lib/format/count";

const SHOWN = 12;

/** Files of the ledger with one of some parts in their names; each leads to its page. */
export function CellFiles({
  title,
  names,
  isOne = () => true,
  empty,
}: {
  readonly title: string;
  readonly names: readonly string[];
  /** Which of the files that are found by name are meant. */
  readonly isOne?: (key: string) => boolean;
  readonly empty: string;
}) {
  const answers = useQueries({
    queries: names.map((q) => logFilesQuery({ source: null, state: null, q }, null)),
  });
  const failed = answers.find(({ error }) => error !== null);
  const pages = answers.flatMap(({ data }) => data ?? []);
  const files = pages.flatMap((page) => page.files).filter(({ key }) => isOne(key));
  const isWhole = pages.every(({ nextCursor }) => nextCursor === null);
  const count = `${formatCount(files.length)}${isWhole ? "" : " or more"}`;
  const isHere = pages.length === names.length;
  return (
    <section aria-label={title}>
      <h3 className="font-medium">{isHere ? `${title}: ${count}` : title}</h3>
      {failed === undefined ? null : (
        <ErrorNote
          title="The files could not be loaded"
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      )}
      {isHere || failed !== undefined ? null : <Skeleton lines={2} label={`Loading: ${title}`} />}
      {isHere && files.length === 0 ? <p className="text-muted">{empty}</p> : null}
      <ul>
        {files.slice(0, SHOWN).map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
      {files.length <= SHOWN ? null : (
        <p className="text-xs text-muted">
          and others: Imports lists all with{" "}
          {names.map((name, index) => (
            <Fragment key={name}>
              {index === 0 ? "" : " or "}
              <PageLink
                href={pageRoute(`/imports?q=${encodeURIComponent(name)}#files`)}
                className="font-mono underline"
              >
                <VisibleText text={name} />
              </PageLink>
            </Fragment>
          ))}{" "}
          in their names.
        </p>
      )}
    </section>
  );
}

function FileLine({ file: { id, key, family, state, records } }: { readonly file: LogFileView }) {
  const read = state === "done" ? formatCounted(records, "record") : "not read";
  return (
    <li className="flex gap-3">
      <PageLink
        href={pageRoute(`/imports/files/${id}`)}
        className="min-h-6 min-w-0 flex-1 font-mono text-xs leading-6"
      >
        <VisibleText text={key.slice(key.lastIndexOf("/") + 1) || key} />
      </PageLink>
      {family === "digest" ? null : <span className="text-xs leading-6 text-muted">{read}</span>}
    </li>
  );
}
