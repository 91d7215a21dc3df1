/**
 * The name by which ARI's operations take a log channel, from the file that the list tells: Asterisk finds it
 * by the part below its log folder, and everything else in a path is refused.
 */
export function logChannelName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** What stands for the console among the files: the list tells no name of it, and ARI’s operations take none. */
export const CONSOLE_LOG = 'Console';

/**
 * Whether ARI can name the log of `file` among all logs of the server. Of `full` and `archive/full` it cannot: the
 * name of either means the one in the log folder, and which that is the list does not tell.
 */
export function hasOwnLogName(file: string, files: Iterable<string>): boolean {
  if (file === CONSOLE_LOG) return false;
  const name = logChannelName(file);
  for (const other of files) {
    if (other !== file && other !== CONSOLE_LOG && logChannelName(other) === name) return false;
  }
  return true;
}
