import type { Account } from "./organization";
import type { ProfileName } from "./profile";

/** How an actor comes by its credentials; each way leaves other events behind. */
export type SignIn =
  | { readonly way: "access-key" }
  | { readonly way: "console" }
  | { readonly way: "root" }
  | { readonly way: "identity-center"; readonly login: string }
  | { readonly way: "saml"; readonly login: string }
  | { readonly way: "web-identity"; readonly provider: string; readonly subject: string }
  | { readonly way: "service-role"; readonly host: string; readonly sessionName: string }
  | { readonly way: "linked-role"; readonly host: string }
  | { readonly way: "chained"; readonly from: Actor }
  | { readonly way: "service"; readonly host: string };

/** When an actor is at work. */
export type Rhythm = "office" | "steady" | "night";

export interface Actor {
  readonly account: Account;
  /** User or role name; the host for a service. */
  readonly name: string;
  readonly signIn: SignIn;
  readonly profile: ProfileName;
  readonly rhythm: Rhythm;
  /** Share of the account's events, relative to the other actors of the same rhythm. */
  readonly weight: number;
  readonly userAgent: string;
  readonly sourceIp: string;
  readonly deniedShare: number;
}
