import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";

/** Callers write some values as they like: a presigned URL in one must not be usable. */
export function shownText(value: string): string {
  return maskSecrets(value).text;
}

interface Counted {
  readonly value: string | null;
  readonly count: number;
}

/**
 * Values as they may be shown: secrets in them are masked, and those that then look alike are counted
 * together, where the first of them stood. No query finds a value that is `masked`.
 */
export function shownValues<Value extends Counted>(
  values: readonly Value[],
): (Value & { readonly masked: boolean })[] {
  const shown = new Map<string | null, Value & { readonly masked: boolean }>();
  for (const one of values) {
    const value = one.value === null ? null : shownText(one.value);
    const known = shown.get(value);
    const count = one.count + (known?.count ?? 0);
    shown.set(value, known ? { ...known, count } : { ...one, value, masked: value !== one.value });
  }
  return [...shown.values()];
}
