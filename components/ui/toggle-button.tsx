import type { ComponentProps } from "react";

/** A button that stays pressed: something that is on or off, or one of several that narrow a list. */
export function ToggleButton({
  isPressed,
  ...rest
}: Omit<ComponentProps<"button">, "type" | "className" | "aria-pressed"> & {
  readonly isPressed: boolean;
}) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      className="min-h-7 rounded-md border border-line bg-surface px-2 hover:bg-hover aria-pressed:bg-selected"
      {...rest}
    />
  );
}
