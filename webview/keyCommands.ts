/** What a key does anywhere in the view, beside what the part that has the focus makes of it. */
export type KeyCommand =
  | 'filter'
  | 'find'
  | 'findNext'
  | 'findPrevious'
  | 'keys'
  | 'mark'
  | 'nextMarked'
  | 'pause'
  | 'previousMarked'
  | 'time';

/** Where a key was pressed. */
export interface KeyPlace {
  /** In a field for text: letters are text there. */
  readonly typing: boolean;
  /** In the list itself: Space and the like belong to buttons elsewhere. */
  readonly inList: boolean;
}

/** A key with what was held down, as a keyboard event tells it. */
export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey?: boolean;
}

const EVERYWHERE: ReadonlyMap<string, KeyCommand> = new Map<string, KeyCommand>([
  ['/', 'filter'],
  ['?', 'keys'],
  ['t', 'time'],
  ['m', 'mark'],
  ['n', 'nextMarked'],
  ['N', 'previousMarked'],
]);

/** What a key means in the view as a whole; undefined: nothing. */
export function keyCommand(pressed: PressedKey, { typing, inList }: KeyPlace): KeyCommand | undefined {
  const { key } = pressed;
  if (pressed.altKey) return undefined;
  if (pressed.ctrlKey || pressed.metaKey) return key === 'f' ? 'find' : undefined;
  if (key === 'F3') return pressed.shiftKey === true ? 'findPrevious' : 'findNext';
  if (key === ' ') return inList ? 'pause' : undefined;
  return typing ? undefined : EVERYWHERE.get(key);
}
