"use client";

import { Dialog } from "@/components/ui/dialog";
import { PolicyForm } from "./policy-form";
import type { PolicyTask } from "./read-policy";

/** Says what a Region is for an account. Who said it, when and why is recorded. */
export function PolicyDialog({
  task,
  accounts,
  regions,
  onClose,
}: {
  /** Null while the dialog is closed. */
  readonly task: PolicyTask | null;
  readonly accounts: readonly string[];
  /** Offered while a Region is typed. */
  readonly regions: readonly string[];
  readonly onClose: () => void;
}) {
  return (
    <Dialog title="Decide about a Region" open={task !== null} onClose={onClose}>
      {task === null ? null : (
        <PolicyForm task={task} accounts={accounts} regions={regions} onClose={onClose} />
      )}
    </Dialog>
  );
}
