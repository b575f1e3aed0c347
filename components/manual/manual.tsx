import type { ReactNode } from "react";

/** A page to read: headings, paragraphs and tables that scroll by themselves on a narrow screen. */
export function Manual({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <article className="manual mx-auto max-w-6xl p-4 sm:p-6">
      <h1 className="mb-2 text-xl font-semibold">{title}</h1>
      {children}
    </article>
  );
}
