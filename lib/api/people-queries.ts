import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { fetchJson, postJson } from "./fetch-json";
import type {
  accountChangeSchema,
  invitationSchema,
  ListedPerson,
  madeKeySchema,
  newKeySchema,
  newPersonSchema,
  OwnAccount,
  personChangedSchema,
  personChangeSchema,
  SecondFactorAnswer,
  secondFactorActionSchema,
} from "./people-contract";

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => fetchJson<{ people: ListedPerson[] }>("/api/people", signal),
});

export async function invitePerson(person: z.input<typeof newPersonSchema>) {
  return await postJson<z.output<typeof invitationSchema>>("/api/people", person);
}

export async function changePerson({
  id,
  change,
}: {
  readonly id: string;
  readonly change: z.input<typeof personChangeSchema>;
}) {
  return await postJson<z.output<typeof personChangedSchema>>(`/api/people/${id}`, change);
}

export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => fetchJson<OwnAccount>("/api/account", signal),
});

export async function changeAccount(change: z.input<typeof accountChangeSchema>) {
  return await postJson<OwnAccount>("/api/account", change);
}

export async function changeSecondFactor(action: z.input<typeof secondFactorActionSchema>) {
  return await postJson<SecondFactorAnswer>("/api/account/second-factor", action);
}

export async function makeKey(key: z.input<typeof newKeySchema>) {
  return await postJson<z.output<typeof madeKeySchema>>("/api/account/keys", key);
}
