import { Snowflake } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Says that the list is frozen, and lets what arrived since in. */
export function UnfreezeButton({ onUnfreeze }: { readonly onUnfreeze: () => void }) {
  return (
    <Button
      title="Events that arrived later are left out. Press to include them."
      onClick={onUnfreeze}
    >
      <Snowflake size={16} aria-hidden="true" />
      Frozen
    </Button>
  );
}
