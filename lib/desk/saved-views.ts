import type { z } from "zod";
import type {
  newSavedViewSchema,
  SavedView,
  SavedViews,
  savedViewActionSchema,
} from "@/lib/api/desk-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { keepUrl } from "./page-url";
import { storableText } from "./storable-text";

type NewSavedView = z.output<typeof newSavedViewSchema>;
type SavedViewAction = z.output<typeof savedViewActionSchema>;

/** Views kept for each owner, and listed: all of one's own, and shared ones of several others. */
const MOST = 1_000;
const MOST_LISTED = 10 * MOST;

/** One's own views and shared ones, by name. */
export async function listViews({ db, actor }: Reader): Promise<SavedViews> {
  const views = await db.owner.savedView.findMany({
    where: { OR: [{ owner: actor }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_LISTED,
  });
  return { views: views.map((view) => toView(view, actor)) };
}

/**
 * Throws AppError: `invalid` for what is no page of ours, `conflict` for a name that is taken and
 * for one view too many.
 */
export async function saveView(
  { db, actor }: Reader,
  { name, url, shared }: NewSavedView,
): Promise<SavedView> {
  const view = { name: storableText(name), url: keepUrl(url), shared, owner: actor };
  if ((await db.owner.savedView.count({ where: { owner: actor } })) >= MOST) {
    throw new AppError(
      "conflict",
      `You have ${MOST} views, and no more are kept. Delete one first.`,
    );
  }
  return toView(await unlessTaken(name, db.owner.savedView.create({ data: view })), actor);
}

/**
 * Renames, replaces, shares or deletes one's own view, and lists what is there then.
 * Throws AppError: `not_found`, `forbidden` for somebody else's view, and what saveView throws.
 */
export async function changeView(
  reader: Reader,
  id: number,
  change: SavedViewAction,
): Promise<SavedViews> {
  const { savedView } = reader.db.owner;
  const view = await savedView.findUnique({ where: { id } });
  const isOwn = view?.owner === reader.actor;
  if (!view || !(isOwn || view.shared)) {
    throw new AppError("not_found", "There is no such view; perhaps it was deleted.");
  }
  if (!isOwn) throw new AppError("forbidden", `Only ${view.owner}, who saved it, can change it.`);
  const update = (data: Prisma.SavedViewUpdateManyMutationInput) =>
    // Deleted in the meantime: the list that is answered shows it.
    savedView.updateMany({ where: { id }, data: { ...data, updatedAt: new Date() } });
  switch (change.action) {
    case "delete":
      await savedView.deleteMany({ where: { id } });
      break;
    case "rename":
      await unlessTaken(change.name, update({ name: storableText(change.name) }));
      break;
    case "replace":
      await update({ url: keepUrl(change.url) });
      break;
    case "share":
      await update({ shared: change.shared });
      break;
  }
  return listViews(reader);
}

async function unlessTaken<Answer>(name: string, write: Promise<Answer>): Promise<Answer> {
  try {
    return await write;
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!isTaken) throw error;
    const text = `You have a view named “${name}” already. Choose another name, or replace that view.`;
    throw new AppError("conflict", text, { fields: { name: text } });
  }
}

interface ViewRow {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly owner: string;
  readonly shared: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function toView({ createdAt, updatedAt, ...view }: ViewRow, actor: string): SavedView {
  return {
    ...view,
    own: view.owner === actor,
    createdAtMs: createdAt.getTime(),
    updatedAtMs: updatedAt.getTime(),
  };
}
