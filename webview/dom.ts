import { displayText } from '../src/shared/displayText';

/** What an element is made with: attributes by name, listeners by event, and a class. */
export interface ElementParts {
  readonly className?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
}

/** Makes an element. Text children are text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  parts: ElementParts = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (parts.className !== undefined) made.className = parts.className;
  for (const [name, value] of Object.entries(parts.attributes ?? {})) made.setAttribute(name, value);
  for (const [event, listener] of Object.entries(parts.on ?? {})) {
    made.addEventListener(event, listener as EventListener);
  }
  made.append(...children);
  return made;
}

/** A codicon. It is decoration: what it says is always said in words too. */
export function icon(name: string): HTMLElement {
  return element('span', { className: `codicon codicon-${name}`, attributes: { 'aria-hidden': 'true' } });
}

/** Shows untrusted text in `target`, if it is not there already. */
export function showText(target: Element, text: string): void {
  const shown = displayText(text);
  if (target.textContent !== shown) target.textContent = shown;
}

/** Sets or, with undefined, removes an attribute. */
export function setAttribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Puts `children` in place of everything in `target`. */
export function fill(target: Element, ...children: readonly (Node | string)[]): void {
  target.replaceChildren(...children);
}
