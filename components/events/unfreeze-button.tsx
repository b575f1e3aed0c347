import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Says that the list is frozen, and lets what arrived since in. */
export function UnfreezeButton({ onUnfreeze }: { readonly onUnfreeze: () => void }) {
  return (
    <Button
      title="Events that arrived later are left out. Press to include them."
      onClick={onUnfreeze}
    >
      <Icon name="snowflake" />
      Frozen
    </Button>
  );
}
