"use client";

import { useCurrentCase } from "@/components/shell/current-case";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Makes a case the one that pins go into, or leaves it. */
export function CurrentCaseButton({ number }: { readonly number: number }) {
  const [current, choose] = useCurrentCase();
  const isCurrent = current === number;
  return (
    <Button
      aria-pressed={isCurrent}
      title={isCurrent ? "Pins go here. Press to leave it." : "Pins go here from then on."}
      onClick={() => choose(isCurrent ? null : number)}
    >
      <Icon name="pin" size={14} />
      Current case
    </Button>
  );
}
