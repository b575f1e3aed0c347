"use client";

import { useEffect, useState } from "react";
import { copyText } from "./copy-text";
import { Icon } from "./icon";

const SHOWN_MS = 1500;

/** Copies a text whole and as it is, however it is shown. The result is said, not only drawn. */
export function CopyButton({
  text,
  label,
  word,
}: {
  /** A function where it is only known when the button is pressed. */
  readonly text: string | (() => string);
  /** What is copied, for assistive technology: "Copy event ID". */
  readonly label: string;
  /** Visible word beside the icon. */
  readonly word?: string;
}) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () =>
    setState((await copyText(typeof text === "string" ? text : text())) ? "copied" : "failed");
  const said = state === "copied" ? "Copied" : state === "failed" ? "Copying is not allowed" : "";
  return (
    <button
      type="button"
      onClick={() => void copy()}
      aria-label={label}
      title={label}
      data-no-print
      className="inline-flex h-6 min-w-6 items-center justify-center gap-1 rounded-sm px-1 align-middle text-muted hover:bg-hover hover:text-ink"
    >
      {state === "copied" ? (
        <Icon name="check" size={14} className="text-accent" />
      ) : (
        <Icon name="copy" size={14} />
      )}
      {word === undefined && state !== "failed" ? null : (
        <span className="text-xs">{said || word}</span>
      )}
      <span className="sr-only" role="status">
        {said}
      </span>
    </button>
  );
}
