"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { Icon } from "@/components/ui/icon";

const SHOWN_MS = 1500;

/** Copies the page's link as it stands: it says all that is shown. */
export function CopyPageLink() {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () =>
    setSaid((await copyText(window.location.href)) ? "Copied" : "Copying is not allowed");
  return (
    <Button onClick={() => void copy()} data-no-print>
      <Icon name="link-2" />
      {said || "Copy link"}
      <span role="status" className="sr-only">
        {said}
      </span>
    </Button>
  );
}
