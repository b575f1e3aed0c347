"use client";

import { Link2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

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
      <Link2 size={16} aria-hidden="true" />
      {said || "Copy link"}
      <span role="status" className="sr-only">
        {said}
      </span>
    </Button>
  );
}
