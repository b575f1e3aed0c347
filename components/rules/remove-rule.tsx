"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import type { RuleDetail } from "@/lib/api/rule-contract";
import { useChangeRule } from "./use-change-rule";

/** Takes away a rule that was written here. Those of files come back with the next reading. */
export function RemoveRule({ rule }: { readonly rule: RuleDetail }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeRule(rule.id);
  if (rule.origin !== "page" || rule.state === "removed") return null;
  const close = () => setAsking(false);
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)} data-no-print>
        Remove
      </Button>
      <Dialog title="Remove this rule?" open={asking} onClose={close}>
        <div className="space-y-3">
          <p>It matches nothing from now on. Its versions, hits and alerts stay.</p>
          {change.isError ? (
            <ErrorNote title="The rule was not removed" error={change.error} />
          ) : null}
          <div className="flex justify-end gap-2">
            <Button data-focus onClick={close}>
              Cancel
            </Button>
            <Button
              look="danger"
              busy={change.isPending}
              onClick={() => change.mutate({ action: "remove" }, { onSuccess: close })}
            >
              Remove
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
