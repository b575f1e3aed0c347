"use client";

import { CopyButton } from "./copy-button";

/** Copies the page's link as it stands: it says all that is shown. */
export function CopyPageLink() {
  return <CopyButton text={() => window.location.href} label="Copy link" word="Copy link" />;
}
