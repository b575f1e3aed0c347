import { VisibleText } from "@/components/ui/visible-text";
import type { Document } from "@/lib/document/document";
import { BlockView } from "./block-view";

/** A document as a page: its sections, with a list of them before. */
export function DocumentView({ document }: { readonly document: Document }) {
  return (
    <article className="space-y-6" lang={document.language}>
      <p>
        <VisibleText text={document.subtitle} />, <VisibleText text={document.classification} />,
        made at {document.madeAt} by <VisibleText text={document.madeBy} />
      </p>
      <nav aria-label="Sections" data-no-print>
        <ol className="list-inside list-decimal">
          {document.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block min-h-6">
                <VisibleText text={title} />
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {document.sections.map(({ id, title, blocks }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className="space-y-3">
          <h2 id={`${id}-title`} className="border-b border-line pb-1 text-base font-semibold">
            <VisibleText text={title} />
          </h2>
          {blocks.map((block) => (
            <BlockView key={JSON.stringify(block)} block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}
