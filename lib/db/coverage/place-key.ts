/** One account in one Region, as the dictionaries spell them. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Neither part may hold a NUL: Postgres text cannot. */
export function placeKey({ account, region }: Place): string {
  return `${account}\0${region}`;
}
