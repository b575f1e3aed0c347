import type { ReactNode } from "react";

/** One line of a proof: what it is about, and what is known. */
export function ProofFact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid gap-x-3 border-t border-line/60 py-0.5 leading-6 @sm:grid-cols-[9rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
