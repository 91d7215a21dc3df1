/** A value that is made each time a request is sent: the same one wherever it stands in that request. */
export interface GeneratedValue {
  readonly name: string;
  readonly about: string;
  make(random: () => string, now: number): string;
}

/** What `{{$…}}` can be. */
export const GENERATED_VALUES: readonly GeneratedValue[] = [
  {
    name: 'uuid',
    about: 'A random UUID, for an id of your own: events may come before the answer.',
    make: (random) => random(),
  },
  { name: 'timestamp', about: 'Seconds since 1970.', make: (_, now) => String(Math.floor(now / 1000)) },
  {
    name: 'datetime',
    about: 'The time now, such as 2026-03-01T12:00:00.000Z.',
    make: (_, now) => new Date(now).toISOString(),
  },
];

/** The generated value called `name`, without its `$`. */
export function generatedValue(name: string): GeneratedValue | undefined {
  return GENERATED_VALUES.find((each) => each.name === name);
}
