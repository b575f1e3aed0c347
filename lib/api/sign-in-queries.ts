import { postJson } from "./fetch-json";
import type { SignInAnswer } from "./sign-in-contract";

/** Proves who one is. Throws `ApiError`. */
export async function signIn(given: {
  readonly email: string;
  readonly password: string;
  readonly code: string | null;
}): Promise<SignInAnswer> {
  return await postJson<SignInAnswer>("/api/sign-in", given);
}

/** Uses a one-time link. */
export async function openLink(token: string): Promise<SignInAnswer> {
  return await postJson<SignInAnswer>("/api/sign-in/link", { token });
}

export async function acceptInvitation(given: {
  readonly token: string;
  readonly password: string;
}): Promise<SignInAnswer> {
  return await postJson<SignInAnswer>("/api/sign-in/invitation", given);
}

export async function setUp(given: {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}): Promise<SignInAnswer> {
  return await postJson<SignInAnswer>("/api/set-up", given);
}

export async function signOut(): Promise<void> {
  await postJson("/api/sign-out", {});
}
