/** What the file system's error codes mean, going on from “The file cannot be read: …”. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you may not do that with it'],
  ['EDQUOT', 'your part of the disk is full'],
  ['EFBIG', 'it is larger than the disk allows'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'it does not exist'],
  ['ENOSPC', 'the disk is full'],
  ['EPERM', 'you may not do that with it'],
  ['EROFS', 'the disk is read-only'],
  // Those of VS Code's own file systems.
  ['FileIsADirectory', 'it is a folder'],
  ['FileNotFound', 'it does not exist'],
  ['NoPermissions', 'you may not do that with it'],
  ['Unavailable', 'its file system is away'],
]);

/** Why a file could not be read or written, for people, without a full stop. Untrusted text. */
export function fileProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return MEANINGS.get(code) ?? error.message.replace(/[.\s]+$/, '');
}
