import type { AlertList } from "@/lib/api/alert-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type AlertConditions, allBut } from "./alert-filter";
import { LEVEL_RANK } from "./alert-rows";

type Choices = AlertList["choices"];
type Name = keyof Choices;

/** Offered of one kind; what is asked for can still be written into the link. */
const MOST = 200;

interface Counted {
  /** Over `alert a`: what is chosen, what it is called, and what the choices are ordered by. */
  readonly value: Prisma.Sql;
  readonly label: Prisma.Sql;
  readonly order: Prisma.Sql;
  readonly from: Prisma.Sql;
}

const SAME = Prisma.sql`o.value`;

const COUNTED: Readonly<Record<Name, Counted>> = {
  level: {
    value: Prisma.sql`a.level`,
    label: SAME,
    order: Prisma.sql`-min(${LEVEL_RANK})`,
    from: Prisma.empty,
  },
  rule: {
    value: Prisma.sql`a.rule_id::text`,
    label: Prisma.sql`coalesce(max(v.title), o.value)`,
    order: Prisma.sql`lower(coalesce(max(v.title), ''))`,
    from: Prisma.sql`left join detection_rule r on r.id = a.rule_id
      left join rule_version v on v.id = r.version_id`,
  },
  detector: {
    value: Prisma.sql`a.detector`,
    label: SAME,
    order: SAME,
    from: Prisma.empty,
  },
  account: {
    value: Prisma.sql`account.value`,
    label: SAME,
    order: SAME,
    from: Prisma.sql`join account on account.id = any(a.account_ids)`,
  },
  assignee: {
    value: Prisma.sql`a.assignee`,
    label: SAME,
    order: Prisma.sql`lower(o.value)`,
    from: Prisma.empty,
  },
};

/** What alerts can be narrowed by; each value counted as everything but its own filter is asked. */
export async function alertChoices(reader: Reader, conditions: AlertConditions): Promise<Choices> {
  const choicesOf = (name: Name) => countChoices(reader, COUNTED[name], allBut(conditions, name));
  const [level, rule, detector, account, assignee] = await Promise.all([
    choicesOf("level"),
    choicesOf("rule"),
    choicesOf("detector"),
    choicesOf("account"),
    choicesOf("assignee"),
  ]);
  return { level, rule, detector, account, assignee };
}

function countChoices(
  reader: Reader,
  { value, label, order, from }: Counted,
  where: Prisma.Sql,
): Promise<Choices[Name]> {
  return ask(
    reader,
    Prisma.sql`select o.value, ${label} as label, count(*)::int4 as count
      from alert a ${from} cross join lateral (select ${value} as value) as o
      where ${where} and coalesce(o.value, '') <> ''
      group by o.value order by ${order}, 1 limit ${MOST}`,
  );
}
