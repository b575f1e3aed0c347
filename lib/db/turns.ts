import { AppError } from "@/lib/errors";

/** Questions that may be under way at once: in all, and of one actor. */
const MOST_QUESTIONS = 32;
const MOST_OF_ONE = 24;

/** On whose behalf a statement runs. */
export interface Asker {
  /** Who; nobody may take all places. */
  readonly actor: string;
  /** The question that the statement is a part of, by identity. */
  readonly question: object;
  /** Gives the place in the queue up. */
  readonly signal?: AbortSignal | undefined;
}

interface Place extends Asker {
  readonly begin: () => void;
}

/**
 * Who may ask the database now. A question is a handful of statements: at most `places` of all run
 * at once, three quarters of them for one actor, so that somebody else always gets through. A free
 * place goes to the question with the fewest statements running, among equals to the oldest. A
 * question that comes when too many are under way is refused; one that has begun never is.
 */
export class Turns {
  /** Oldest first. */
  private readonly waiting: Place[] = [];
  private readonly running: Place[] = [];
  private readonly begun = new WeakSet<object>();
  private readonly mostOfOne: number;

  constructor(private readonly places: number) {
    this.mostOfOne = Math.max(1, Math.floor((places * 3) / 4));
  }

  /**
   * Does the work when its turn comes. Throws AppError: `too_many` at once, when the question would
   * have to wait behind too many others; `unavailable` when the signal fires before its turn.
   */
  async run<Answer>(asker: Asker, work: () => Promise<Answer>): Promise<Answer> {
    this.admit(asker);
    const place = await this.takePlace(asker);
    try {
      return await work();
    } finally {
      remove(this.running, place);
      this.callNext();
    }
  }

  private admit({ actor, question }: Asker): void {
    if (this.begun.has(question)) return;
    const underWay = [...this.running, ...this.waiting];
    const own = underWay.filter((place) => place.actor === actor);
    if (countQuestions(underWay) >= MOST_QUESTIONS || countQuestions(own) >= MOST_OF_ONE) {
      throw new AppError(
        "too_many",
        "Too many searches are under way. Wait until some have answered, or close what is not needed.",
      );
    }
    this.begun.add(question);
  }

  private takePlace(asker: Asker): Promise<Place> {
    return new Promise((resolve, reject) => {
      const { signal } = asker;
      const leave = () => {
        remove(this.waiting, place);
        reject(cancelled());
      };
      const begin = () => {
        signal?.removeEventListener("abort", leave);
        resolve(place);
      };
      const place: Place = { ...asker, begin };
      signal?.addEventListener("abort", leave, { once: true });
      this.waiting.push(place);
      this.callNext();
    });
  }

  private callNext(): void {
    while (this.running.length < this.places) {
      const next = this.chooseNext();
      if (next === undefined) return;
      remove(this.waiting, next);
      this.running.push(next);
      next.begin();
    }
  }

  private chooseNext(): Place | undefined {
    let next: Place | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const place of this.waiting) {
      const ofActor = this.running.filter(({ actor }) => actor === place.actor).length;
      const ofQuestion = this.running.filter(({ question }) => question === place.question).length;
      if (ofActor >= this.mostOfOne || ofQuestion >= fewest) continue;
      next = place;
      fewest = ofQuestion;
    }
    return next;
  }
}

/** What a question throws whose signal has fired. */
export function cancelled(): AppError {
  return new AppError("unavailable", "The question was cancelled before it was answered.");
}

function countQuestions(places: readonly Place[]): number {
  return new Set(places.map(({ question }) => question)).size;
}

function remove(places: Place[], place: Place): void {
  const at = places.indexOf(place);
  if (at >= 0) places.splice(at, 1);
}
