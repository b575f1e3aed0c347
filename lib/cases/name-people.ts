import type { Prisma } from "@/lib/db/generated/client";

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Looks people up once; one who is gone is called by the id. */
export async function namePeople(
  tx: Prisma.TransactionClient,
  ids: Iterable<string | null>,
): Promise<(id: string) => Person> {
  const asked = [...new Set(ids)].filter((id) => id !== null);
  const found = await tx.person.findMany({
    where: { id: { in: asked } },
    select: { id: true, name: true },
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
