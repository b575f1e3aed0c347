import { deniedFailure } from "./failure";
import { GLOBAL_REGION, type Organization, type Place } from "./organization";
import type { Random } from "./random";
import { recordJson } from "./record";
import type { Session } from "./session";
import type { Family, Stage } from "./stage";

/** A record of the incident, to be mixed in among the others when its time comes. */
export interface IncidentEvent {
  readonly place: Place;
  readonly family: Family;
  readonly timeMs: number;
  readonly json: string;
}

export interface StoryStep {
  readonly title: string;
  readonly what: string;
  /** MITRE ATT&CK technique. */
  readonly technique: string;
  readonly eventIds: readonly string[];
}

/** One call of the intruder. `request` and `response` are values, not text. */
export interface Deed {
  readonly service: string;
  readonly name: string;
  readonly request?: object;
  readonly response?: object;
  readonly region?: string;
  readonly denied?: boolean;
  readonly failure?: { readonly code: string; readonly message: string };
  readonly data?: boolean;
  readonly resources?: readonly { readonly type: string; readonly ARN: string }[];
}

const READING = /^(Get|List|Describe|Lookup)/;
const GLOBAL_SERVICES = new Set(["iam", "organizations"]);

/** Plays the incident: a clock, whoever holds the keys, and what has been told so far. */
export class Scene implements Stage {
  readonly events: IncidentEvent[] = [];
  readonly steps: StoryStep[] = [];

  constructor(
    readonly organization: Organization,
    readonly random: Random,
    public timeMs: number,
    public session: Session,
    public home: Place,
  ) {}

  emit(
    account: Place["account"],
    region: string,
    family: Family,
    timeMs: number,
    json: string,
  ): void {
    this.events.push({ place: this.organization.place(account, region), family, timeMs, json });
  }

  wait(minutes: number): void {
    this.timeMs += minutes * 60_000;
  }

  /** Tells one step; `act` returns the ids of its events. */
  step(technique: string, title: string, what: string, act: () => readonly string[]): void {
    this.steps.push({ technique, title, what, eventIds: act() });
  }

  /** Does all `deeds` in turn, some seconds apart. */
  doAll(deeds: readonly Deed[], secondsApart = 7): string[] {
    return deeds.map((deed) => this.do(deed, secondsApart));
  }

  private do(deed: Deed, secondsApart: number): string {
    const { random, session, home } = this;
    this.timeMs += 1000 + Math.floor(random.unit() * secondsApart * 2000);
    const region = GLOBAL_SERVICES.has(deed.service) ? GLOBAL_REGION : (deed.region ?? home.region);
    const eventId = random.uuid();
    const account = home.account;
    const failure = deed.denied ? deniedFailure(deed, session.arn) : (deed.failure ?? null);
    const resources = deed.resources?.map((resource) => ({ accountId: account.id, ...resource }));
    const json = recordJson({
      identityJson: session.identityJson,
      timeMs: this.timeMs,
      service: deed.service,
      name: deed.name,
      region,
      sourceIp: session.sourceIp,
      userAgent: session.userAgent,
      failure,
      requestJson: JSON.stringify(deed.request ?? null),
      responseJson: JSON.stringify(deed.response ?? null),
      requestId: random.uuid(),
      eventId,
      readOnly: READING.test(deed.name),
      resourcesJson: resources ? JSON.stringify(resources) : null,
      eventType: "AwsApiCall",
      data: deed.data ?? false,
      accountId: account.id,
      host: `${deed.service}.${region}.amazonaws.com`,
    });
    this.emit(account, region, "CloudTrail", this.timeMs, json);
    return eventId;
  }
}
