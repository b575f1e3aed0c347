import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { assertAllowedAddress } from "./check-endpoint";

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Name resolution for sockets that refuses names which lead to link-local or metadata addresses:
 * a name may be pointed elsewhere after its endpoint was checked.
 */
export function guardedLookup(host: string, options: LookupOptions, answer: Answer): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || !first) return answer(error ?? new Error("The name does not resolve."), "");
    try {
      for (const { address } of addresses) assertAllowedAddress(address);
    } catch (refusal) {
      return answer(refusal instanceof Error ? refusal : new Error("refused"), "");
    }
    return options.all ? answer(null, addresses) : answer(null, first.address, first.family);
  });
}
