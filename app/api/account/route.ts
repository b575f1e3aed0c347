import { noParamsSchema } from "@/lib/api/parameters";
import { accountChangeSchema } from "@/lib/api/people-contract";
import { change, respond } from "@/lib/http/respond";
import { changeOwnAccount, getOwnAccount } from "@/lib/people/own-account";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, by }) => getOwnAccount(reader, by));

export const POST = change(
  accountChangeSchema,
  ({ reader, by }, wanted) => changeOwnAccount(reader, by, wanted),
  { may: "read" },
);
