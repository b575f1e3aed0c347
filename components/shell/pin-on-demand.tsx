"use client";

import { onDemand } from "@/components/ui/on-demand";

/** Pins what the page shows. A page can be read before this is here. */
export const PinOnDemand = onDemand(
  () => import("./pin-button").then((module) => module.PinButton),
  <span className="inline-block h-6 w-16" />,
);
