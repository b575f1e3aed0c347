import { newKeySchema } from "@/lib/api/people-contract";
import { change } from "@/lib/http/respond";
import { makeKey } from "@/lib/people/api-keys";
import { assertInPerson } from "@/lib/people/own-account";

export const dynamic = "force-dynamic";

export const POST = change(
  newKeySchema,
  async ({ reader, by }, wanted) => {
    // A key that could make keys would outlive its own end.
    assertInPerson(by);
    return await makeKey(reader, wanted);
  },
  { may: "read" },
);
