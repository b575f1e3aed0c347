import { noParamsSchema } from "@/lib/api/parameters";
import { change } from "@/lib/http/respond";
import { signedOut } from "@/lib/http/signed-in";
import { signOut } from "@/lib/people/sign-out";

export const dynamic = "force-dynamic";

export const POST = change(
  noParamsSchema,
  async ({ reader, by, request }) => {
    await signOut(reader, by);
    return signedOut(request);
  },
  { may: "read" },
);
