import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { VisibleText } from "@/components/ui/visible-text";
import type { Block } from "@/lib/document/document";

/** One part of a document. Every text may come from a log. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return (
        <h3 className="font-semibold">
          <VisibleText text={block.text} />
        </h3>
      );
    case "text":
      return (
        <p>
          <VisibleText text={block.text} />
        </p>
      );
    case "note":
      return (
        <p className="rounded-md border border-line bg-surface p-2">
          <VisibleText text={block.text} />
        </p>
      );
    case "facts":
      return (
        <dl className="grid grid-cols-[max-content_1fr] gap-x-4">
          {block.facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-muted">
                <VisibleText text={label} />
              </dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">
                <VisibleText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case "bars": {
      const most = Math.max(...block.rows.map(({ value }) => value), 0);
      return (
        <figure>
          <figcaption className="font-medium">
            <VisibleText text={block.caption} />
          </figcaption>
          <ul>
            {block.rows.map(({ label, value }) => (
              <li key={label} className="grid grid-cols-[7rem_1fr_5rem] items-center gap-2">
                <VisibleText text={label} />
                <ProgressBar done={value} total={most} label={`${label}: ${value} ${block.unit}`} />
                <span>{value}</span>
              </li>
            ))}
          </ul>
        </figure>
      );
    }
    case "code":
      return (
        <figure>
          <figcaption className="font-medium">
            <VisibleText text={block.caption} />
          </figcaption>
          <pre className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            <VisibleText text={block.text} />
          </pre>
        </figure>
      );
    case "link":
      return (
        <p>
          <PageLink href={pageRoute(block.path)}>
            <VisibleText text={block.label} />
          </PageLink>
        </p>
      );
    case "table":
      return <TableView table={block} />;
  }
}

function TableView({ table }: { readonly table: Extract<Block, { kind: "table" }> }) {
  const { caption, columns, rows, total } = table;
  const isPart = total !== null && total > rows.length;
  return (
    <div className="overflow-x-auto">
      <table className="text-left">
        <caption className="text-left font-medium">
          <VisibleText text={caption} />
          {isPart ? ` (${rows.length} of ${total})` : ""}
        </caption>
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th key={label} scope="col" className="border-b border-line p-1">
                <VisibleText text={label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)} className="border-b border-line">
              {columns.map(({ label }, cell) => (
                <td key={label} className="p-1 align-top">
                  <VisibleText text={String(row[cell] ?? "")} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
