import { soundLengths } from './soundLengths';

const CHARACTERS: Readonly<Record<string, string>> = {
  '*': 'digits/star',
  '#': 'digits/pound',
  '!': 'letters/exclaimation-point',
  '@': 'letters/at',
  $: 'letters/dollar',
  '-': 'letters/dash',
  '.': 'letters/dot',
  '=': 'letters/equals',
  '+': 'letters/plus',
  '/': 'letters/slash',
  ' ': 'letters/space',
};

const DIGITS: Readonly<Record<string, string>> = {
  '*': 'digits/star',
  '#': 'digits/pound',
  '-': 'digits/minus',
};

/** Milliseconds that Asterisk takes to say a number in English. */
export function spokenNumber(number: number): number {
  return total(numberSounds(number));
}

/** Milliseconds for `digits:`; what is no digit is left out. */
export function spokenDigits(text: string): number {
  return total(Array.from(text, (digit) => DIGITS[digit] ?? (/\d/.test(digit) ? `digits/${digit}` : '')));
}

/** Milliseconds for `characters:`; what has no sound is left out. */
export function spokenCharacters(text: string): number {
  return total(
    Array.from(
      text,
      (letter) =>
        CHARACTERS[letter] ?? (/\d/.test(letter) ? `digits/${letter}` : `letters/${letter.toLowerCase()}`),
    ),
  );
}

function numberSounds(number: number): readonly string[] {
  if (number < 0) return ['digits/minus', ...numberSounds(-number)];
  if (number < 20) return [`digits/${number}`];
  if (number < 100) return [`digits/${number - (number % 10)}`, ...rest(number % 10)];
  for (const [size, name] of [
    [1_000_000_000, 'billion'],
    [1_000_000, 'million'],
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (number >= size) {
      return [...numberSounds(Math.floor(number / size)), `digits/${name}`, ...rest(number % size)];
    }
  }
  return [];
}

function rest(number: number): readonly string[] {
  return number === 0 ? [] : numberSounds(number);
}

function total(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (soundLengths.get(name) ?? 0), 0);
}
