import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";

/** Who acted: the name, and what kind of principal it is. */
export function PrincipalCell({ principal }: { readonly principal: EventRow["principal"] }) {
  const isRoot = principal.kind === "root";
  return (
    <>
      <VisibleText
        text={principal.name.slice(0, 200)}
        className={isRoot ? "font-semibold text-bad" : undefined}
      />
      {isRoot ? null : <span className="text-muted"> {principal.kind.replaceAll("-", " ")}</span>}
    </>
  );
}
