import type { Actor, Rhythm } from "./actor";
import { emitCall } from "./call";
import { castOf } from "./cast";
import type { Account } from "./organization";
import { profileActions } from "./profile";
import { loadAt } from "./rhythm";
import { SignIns } from "./sign-in";
import type { Stage } from "./stage";
import { Weighted, zipf } from "./weighted";

/** How many actors are at work side by side, and how many calls one makes before the next. */
const DESKS = 6;
const CALLS_IN_A_ROW = 14;
/** A call goes to another Region than the one before with this probability. */
const ROAMING_SHARE = 0.12;
const RHYTHMS: readonly Rhythm[] = ["office", "steady", "night"];

interface Desk {
  actor: Actor;
  region: string;
}

/** The ordinary work of an organization: people, pipelines, workloads and services. */
export class Traffic {
  private readonly signIns: SignIns;
  private readonly actors = new Map<Rhythm, Weighted<Actor>>();
  private readonly regions = new Map<Account, Weighted<string>>();
  private readonly services: Weighted<Actor>;
  private readonly desks: Desk[] = [];
  private hour = Number.NaN;
  private rhythms = new Weighted(RHYTHMS, [1, 1, 1]);

  constructor(private readonly stage: Stage) {
    this.signIns = new SignIns(stage);
    const { organization } = stage;
    const everyone = organization.accounts.flatMap((account, position) => {
      this.regions.set(account, zipf(account.regions, 1.3));
      const share = 1 / (position + 1);
      return castOf(organization, account, position).map((actor) => ({
        actor,
        weight: actor.weight * share,
      }));
    });
    const among = (fits: (actor: Actor) => boolean): Weighted<Actor> => {
      const chosen = everyone.filter(({ actor }) => fits(actor));
      return new Weighted(
        chosen.map(({ actor }) => actor),
        chosen.map(({ weight }) => weight),
      );
    };
    for (const rhythm of RHYTHMS)
      this.actors.set(
        rhythm,
        among((actor) => actor.rhythm === rhythm),
      );
    this.services = among(({ signIn }) => signIn.way === "service");
  }

  /** One call at `timeMs`, and before it the sign-in that it needs: one record or a few. */
  emitNext(timeMs: number): void {
    const { random } = this.stage;
    const at = random.below(DESKS);
    let desk = this.desks[at];
    if (desk === undefined || random.chance(1 / CALLS_IN_A_ROW)) {
      const actor = this.drawActor(timeMs);
      desk = { actor, region: this.drawRegion(actor) };
      this.desks[at] = desk;
    } else if (random.chance(ROAMING_SHARE)) {
      desk.region = this.drawRegion(desk.actor);
    }
    this.call(desk.actor, desk.region, timeMs);
  }

  /** One call of an AWS service: never more than one record. */
  emitPlain(timeMs: number): void {
    const actor = this.services.draw(this.stage.random);
    this.call(actor, this.drawRegion(actor), timeMs);
  }

  private call(actor: Actor, region: string, timeMs: number): void {
    const { stage } = this;
    const session = this.signIns.sessionOf(actor, timeMs);
    const action = profileActions(actor.profile).draw(stage.random);
    const place = stage.organization.place(actor.account, region);
    emitCall(stage, session, action, place, timeMs, actor.deniedShare);
  }

  private drawActor(timeMs: number): Actor {
    const hour = Math.floor(timeMs / 3_600_000);
    if (hour !== this.hour) {
      this.hour = hour;
      const load = loadAt(timeMs);
      this.rhythms = new Weighted(
        RHYTHMS,
        RHYTHMS.map((rhythm) => load[rhythm]),
      );
    }
    const actors = this.actors.get(this.rhythms.draw(this.stage.random));
    return (actors ?? this.services).draw(this.stage.random);
  }

  private drawRegion({ account }: Actor): string {
    return this.regions.get(account)?.draw(this.stage.random) ?? "us-east-1";
  }
}
