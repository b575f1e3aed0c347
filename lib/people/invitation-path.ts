/** Where a one-time link leads. Behind the # it is seen by no server and no log. */
export function invitationPath(token: string): string {
  return `/sign-in#token=${token}`;
}
