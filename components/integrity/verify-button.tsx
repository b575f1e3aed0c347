"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";

const VerifyForm = onDemand(
  () => import("./verify-form").then((module) => module.VerifyForm),
  <Skeleton lines={5} label="Loading" />,
);

/** Asks what to verify and starts the run. */
export function VerifyButton() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setAsking(true)} data-no-print>
        Verify now
      </Button>
      <Dialog title="Verify log files" open={asking} onClose={() => setAsking(false)}>
        <VerifyForm onClose={() => setAsking(false)} />
      </Dialog>
    </>
  );
}
