/** Stops whatever was started: a listener, a timer, a service. Calling it twice does nothing more. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; the returned object removes it. */
export type Listen<T> = (listener: (value: T) => void) => Disposable;

/** A source of events of one kind, for code that may not know `vscode`. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();
  /** The same as a list, until one comes or goes: some emitters fire for every event. */
  #list: readonly ((value: T) => void)[] | undefined;

  /** Registers a listener; it is called synchronously by {@link fire}, in order of registration. */
  readonly event: Listen<T> = (listener) => {
    const own = (value: T): void => {
      listener(value);
    };
    this.#listeners.add(own);
    this.#list = undefined;
    return {
      dispose: () => {
        this.#listeners.delete(own);
        this.#list = undefined;
      },
    };
  };

  /** Hands `value` to every listener; a listener removed meanwhile is not called. */
  fire(value: T): void {
    this.#list ??= [...this.#listeners];
    for (const listener of this.#list) {
      if (this.#listeners.has(listener)) listener(value);
    }
  }

  /** Removes all listeners. */
  dispose(): void {
    this.#listeners.clear();
    this.#list = undefined;
  }
}
