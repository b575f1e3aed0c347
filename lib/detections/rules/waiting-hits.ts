import type { Prisma } from "@/lib/db/generated/client";
import { HIT_COLUMNS, type HitRow, insertHits, selectHits } from "./insert-hits";

/** Hits held in memory; more wait in a temporary table. */
const MOST_HELD = 2_000;
/** Of each values, as characters. */
const MOST_HELD_LENGTH = 4 * 1024 * 1024;

/**
 * The hits of one transaction until the commit lock is held: a file may be of any size, and a rule
 * may match all of it.
 */
export class WaitingHits {
  private held: HitRow[] = [];
  private heldLength = 0;
  private hasTable = false;

  constructor(private readonly tx: Prisma.TransactionClient) {}

  async add(rows: readonly HitRow[]): Promise<void> {
    for (const row of rows) {
      this.held.push(row);
      for (const [, texts] of row.fields) for (const text of texts) this.heldLength += text.length;
      if (this.held.length >= MOST_HELD || this.heldLength >= MOST_HELD_LENGTH) await this.spill();
    }
  }

  /** Writes all of them. The commit lock is held. */
  async write(): Promise<void> {
    if (this.hasTable) {
      await this.tx.$executeRaw`
        insert into rule_hit (${HIT_COLUMNS}) select ${HIT_COLUMNS} from waiting_hit
        on conflict do nothing`;
    }
    await insertHits(this.tx, this.held);
  }

  private async spill(): Promise<void> {
    if (!this.hasTable) {
      await this.tx.$executeRaw`
        create temporary table waiting_hit on commit drop as
        select ${HIT_COLUMNS} from rule_hit with no data`;
      this.hasTable = true;
    }
    await this.tx.$executeRaw`insert into waiting_hit ${selectHits(this.held)}`;
    this.held = [];
    this.heldLength = 0;
  }
}
