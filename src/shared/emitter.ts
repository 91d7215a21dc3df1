/** Stops whatever was started: a listener, a timer, a service. Calling it twice does nothing more. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; the returned object removes it. */
export type Listen<T> = (listener: (value: T) => void) => Disposable;

/** A source of events of one kind, for code that may not know `vscode`. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  /** Registers a listener; it is called synchronously by {@link fire}, in order of registration. */
  readonly event: Listen<T> = (listener) => {
    const own = (value: T): void => {
      listener(value);
    };
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Hands `value` to every listener; a listener removed meanwhile is not called. */
  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) listener(value);
    }
  }

  /** Removes all listeners. */
  dispose(): void {
    this.#listeners.clear();
  }
}
