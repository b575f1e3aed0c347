import type { ApiRoute } from "./api-route";
import { noParamsSchema } from "./parameters";
import {
  acceptInvitationSchema,
  linkSignInSchema,
  providerAnswerSchema,
  providerParamsSchema,
  setUpSchema,
  signedOutSchema,
  signInAnswerSchema,
  signInSchema,
} from "./sign-in-contract";

/** Routes of signing in and out. */
export const SIGN_IN_ROUTES: readonly ApiRoute[] = [
  {
    method: "post",
    path: "/api/sign-in",
    summary: "Sign in with e-mail, password and, where one is set, a second factor",
    body: signInSchema,
    answer: signInAnswerSchema,
  },
  {
    method: "post",
    path: "/api/sign-in/link",
    summary: "Use a one-time link: it signs in, or says what is to be asked",
    body: linkSignInSchema,
    answer: signInAnswerSchema,
  },
  {
    method: "post",
    path: "/api/sign-in/invitation",
    summary: "Accept an invitation with a password of one's own",
    body: acceptInvitationSchema,
    answer: signInAnswerSchema,
  },
  {
    method: "post",
    path: "/api/set-up",
    summary: "Make the first person of an installation, with the link that its start prints",
    body: setUpSchema,
    answer: signInAnswerSchema,
  },
  {
    method: "get",
    path: "/api/provider",
    summary: "Leads to the identity provider",
    query: providerParamsSchema,
    answer: ["text/html"],
  },
  {
    method: "get",
    path: "/api/provider/callback",
    summary: "Where the identity provider sends people back to",
    query: providerAnswerSchema,
    answer: ["text/html"],
  },
  {
    method: "post",
    path: "/api/sign-out",
    summary: "End this sign-in",
    body: noParamsSchema,
    answer: signedOutSchema,
  },
];
