import { isUnsafe } from './unsafeSigns';

/** Neither the shell nor the reader can take it for anything else. */
const PLAIN = /^[\w./][\w./:=@%+,-]*$/;

function octal(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** Whether the shell keeps the sign as it is between single quotes, and shows it. */
function isKept(sign: string): boolean {
  return sign === '\n' || !isUnsafe(sign);
}

/** Splits a text into runs of signs that can stand between quotes and runs that cannot. */
function runs(text: string): readonly { readonly kept: boolean; readonly text: string }[] {
  const found: { kept: boolean; text: string }[] = [];
  for (const sign of text) {
    const kept = isKept(sign);
    const last = found.at(-1);
    if (last?.kept === kept) last.text += sign;
    else found.push({ kept, text: sign });
  }
  return found;
}

/**
 * One word for `sh`, `bash` and `zsh`, whatever it holds. What a terminal would obey, or hide, is printed by
 * `printf`. A NUL is left out: no program can be given one.
 */
export function shellText(text: string): string {
  if (PLAIN.test(text)) return text;
  const words = runs(text.replaceAll('\0', '')).map(({ kept, text: run }) =>
    kept ? `'${run.replaceAll("'", "'\\''")}'` : `"$(printf '${octal(run)}')"`,
  );
  return words.length === 0 ? "''" : words.join('');
}
