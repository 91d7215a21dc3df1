/** One line of an extension: what runs at a priority. */
export interface Step {
  readonly priority: number;
  readonly label: string | undefined;
  /** Application as it was written, e.g. `Answer`. */
  readonly app: string;
  /** Its arguments, before variables are put in. */
  readonly data: string;
}

/** Steps of a context's extensions in the order of their priorities, and the contexts it includes. */
export interface DialplanContext {
  readonly extensions: ReadonlyMap<string, readonly Step[]>;
  readonly includes: readonly string[];
}

/** What `extensions.conf` says: contexts, extensions and priorities. */
export class Dialplan {
  constructor(
    private readonly contexts: ReadonlyMap<string, DialplanContext>,
    /** Variables of the section `[globals]`. */
    readonly globals: ReadonlyMap<string, string>,
  ) {}

  /** The step at a priority; undefined where the dialplan ends. */
  step(context: string, extension: string, priority: number): Step | undefined {
    return this.#steps(context, extension)?.find((step) => step.priority === priority);
  }

  /** True when the extension has a first step, so that a call can go there. */
  hasExtension(context: string, extension: string): boolean {
    return this.step(context, extension, 1) !== undefined;
  }

  /** The priority with this label. */
  priorityOf(context: string, extension: string, label: string): number | undefined {
    return this.#steps(context, extension)?.find((step) => step.label === label)?.priority;
  }

  /** An exact extension wins over a pattern, and a context over what it includes. */
  #steps(context: string, extension: string, seen = new Set<string>()): readonly Step[] | undefined {
    const own = this.contexts.get(context);
    if (!own || seen.has(context)) return undefined;
    seen.add(context);
    const exact = own.extensions.get(extension);
    if (exact) return exact;
    for (const [name, steps] of own.extensions) {
      if (name.startsWith('_') && matchesPattern(name.slice(1), extension)) return steps;
    }
    for (const included of own.includes) {
      const steps = this.#steps(included, extension, seen);
      if (steps) return steps;
    }
    return undefined;
  }
}

/** Asterisk's patterns: X 0–9, Z 1–9, N 2–9, `[…]` a set, `.` one or more of anything, `!` any rest. */
function matchesPattern(pattern: string, extension: string): boolean {
  const CLASSES: Readonly<Record<string, string>> = {
    X: '[0-9]',
    Z: '[1-9]',
    N: '[2-9]',
    '.': '.+',
    '!': '.*',
  };
  const source = pattern.replace(/\[[^\]]*\]|./g, (part) => {
    if (part.length > 1) return part;
    return CLASSES[part.toUpperCase()] ?? part.replace(/[^\w]/g, '\\$&');
  });
  return new RegExp(`^${source}$`).test(extension);
}
