import type { ApiRoute } from "./api-route";
import { noParamsSchema } from "./parameters";
import {
  accountChangeSchema,
  accountSchema,
  invitationSchema,
  madeKeySchema,
  newKeySchema,
  newPersonSchema,
  peopleSchema,
  personChangedSchema,
  personChangeSchema,
  secondFactorActionSchema,
  secondFactorAnswerSchema,
} from "./people-contract";

/** Routes about people, for admins, and about one's own account. */
export const PEOPLE_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/people",
    summary: "Everybody who can sign in, could, or is invited",
    query: noParamsSchema,
    answer: peopleSchema,
  },
  {
    method: "post",
    path: "/api/people",
    summary: "Invite somebody: answers a link that works once",
    body: newPersonSchema,
    answer: invitationSchema,
  },
  {
    method: "post",
    path: "/api/people/{id}",
    summary: "Change what somebody may do, disable them, end what they have, or give a new link",
    body: personChangeSchema,
    answer: personChangedSchema,
  },
  {
    method: "get",
    path: "/api/account",
    summary: "One's own account: sign-ins and API keys",
    query: noParamsSchema,
    answer: accountSchema,
  },
  {
    method: "post",
    path: "/api/account",
    summary: "Change one's own name or password, end a sign-in or a key",
    body: accountChangeSchema,
    answer: accountSchema,
  },
  {
    method: "post",
    path: "/api/account/second-factor",
    summary: "Set or remove one's own second factor",
    body: secondFactorActionSchema,
    answer: secondFactorAnswerSchema,
  },
  {
    method: "post",
    path: "/api/account/keys",
    summary: "Make an API key, which is shown this once",
    body: newKeySchema,
    answer: madeKeySchema,
  },
];
