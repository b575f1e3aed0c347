/** How somebody signed in to the console, as far as it decides which Region records it. */
export interface SignIn {
  readonly isRoot: boolean;
  /** The global endpoint, or that of a Region. */
  readonly endpoint: "global" | { readonly region: string };
  /** Whether the browser had the cookie that keeps an account alias. */
  readonly hasAliasCookie: boolean;
}

const FIRST_REGION = "us-east-1";
/** One of them, whichever answers soonest. */
const ALIAS_REGIONS = ["us-east-2", "eu-north-1", "ap-southeast-2"];

/** Regions that may record a sign-in (AWS: console sign-in events). */
export function signInRegions({ isRoot, endpoint, hasAliasCookie }: SignIn): readonly string[] {
  if (isRoot) return [FIRST_REGION];
  if (endpoint !== "global") return [endpoint.region];
  return hasAliasCookie ? ALIAS_REGIONS : [FIRST_REGION];
}

/** Why sign-ins stand in a Region: every way that may have led there. None says where somebody was. */
export function whySignIn(region: string | null): string {
  if (region === null) return "These records name no Region.";
  const user = { isRoot: false, hasAliasCookie: false };
  const ways: readonly (readonly [who: string, signIn: SignIn])[] = [
    ["root, always", { isRoot: true, endpoint: "global", hasAliasCookie: false }],
    [
      "users of the global endpoint without an account alias in a cookie",
      { ...user, endpoint: "global" },
    ],
    [
      `users of the global endpoint with an account alias in a cookie, sent to the soonest of ${ALIAS_REGIONS.join(", ")}`,
      { ...user, endpoint: "global", hasAliasCookie: true },
    ],
    ["users of this Region’s own endpoint", { ...user, endpoint: { region } }],
  ];
  const possible = ways.filter(([, signIn]) => signInRegions(signIn).includes(region));
  return `Recorded here: ${possible.map(([who]) => who).join("; ")}.`;
}
