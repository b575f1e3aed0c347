import { type AwsFault, isPassing, lacksCredentials, printFault, readFault } from "./aws-fault";

/**
 * What AWS answered, or why it did not. `forbidden` is no answer either way: what may not be asked
 * is unknown, and never "off".
 */
export type AwsAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly why: "no-credentials" | "forbidden" | "unreachable" | "failed";
      /** A sentence for people. Never the words of the other side. */
      readonly problem: string;
    };

export interface AwsCall {
  /** For the sentence: `Asking CloudTrail for its public keys in eu-west-1`. */
  readonly doing: string;
  /** The permission that it needs: `cloudtrail:ListPublicKeys`. */
  readonly needs: string;
  readonly signal: AbortSignal;
}

/** Answers are small and the calls few: whoever waits is told soon. */
export const PATIENCE = { attempts: 2, connectTimeoutMs: 5_000, stallTimeoutMs: 20_000 };

/** Makes one call. Throws nothing but the signal's own reason. */
export async function askAws<Value>(
  { doing, needs, signal }: AwsCall,
  send: () => Promise<Value>,
): Promise<AwsAnswer<Value>> {
  try {
    return { ok: true, value: await send() };
  } catch (error) {
    signal.throwIfAborted();
    return toRefusal(readFault(error), doing, needs);
  }
}

const FORBIDDEN = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AllAccessDisabled)$/;
/** Of Node's network: the name or the address leads nowhere. */
const NETWORK = /^(E[A-Z_]{3,}|TimeoutError|NetworkingError)$/;

function toRefusal(fault: AwsFault, doing: string, needs: string): AwsAnswer<never> {
  const what = printFault(fault, doing);
  const { name, status } = fault;
  if (lacksCredentials(fault)) {
    const problem = `${what} There are no AWS credentials that AWS accepts.`;
    return { ok: false, why: "no-credentials", problem };
  }
  if (FORBIDDEN.test(name) || status === 403 || status === 401) {
    return { ok: false, why: "forbidden", problem: `${what} Allow ${needs}.` };
  }
  if (isPassing(fault) || NETWORK.test(name)) {
    return { ok: false, why: "unreachable", problem: `${what} Later it may work again.` };
  }
  return { ok: false, why: "failed", problem: what };
}
