import { MOST_LISTING_CHARACTERS, newIamSnapshotSchema } from "@/lib/api/iam-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { change, respond } from "@/lib/http/respond";
import { listIamSnapshots, saveIamSnapshot } from "@/lib/profiles/iam-store";

export const dynamic = "force-dynamic";

/** JSON inside JSON: each quotation mark and each line end takes a character more. */
const MOST_BODY_CHARACTERS = 1.5 * MOST_LISTING_CHARACTERS;

export const GET = respond(noParamsSchema, ({ reader }) => listIamSnapshots(reader));

export const POST = change(
  newIamSnapshotSchema,
  ({ reader }, snapshot) => saveIamSnapshot(reader, snapshot),
  { may: "manage", most: MOST_BODY_CHARACTERS },
);
