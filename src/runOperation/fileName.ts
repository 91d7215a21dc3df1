/** Endings of the files that ARI hands out. */
const ENDINGS: Readonly<Record<string, string | undefined>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/basic': 'ulaw',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
};

/** The file name that an answer is proposed to be saved under. Untrusted texts. */
export function fileName(name: string, contentType: string): string {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return `${name}.${ENDINGS[type] ?? 'bin'}`;
}
