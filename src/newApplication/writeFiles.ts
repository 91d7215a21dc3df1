import { Uri, workspace } from 'vscode';

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Which of the paths are there already, below `folder`. */
export async function existingFiles(folder: Uri, paths: Iterable<string>): Promise<readonly string[]> {
  const checked = await Promise.all(
    [...paths].map(async (path) => ((await exists(Uri.joinPath(folder, path))) ? [path] : [])),
  );
  return checked.flat();
}

/** Writes the files below `folder`, with the folders that they need. Rejects with VS Code's own error. */
export async function writeFiles(folder: Uri, files: ReadonlyMap<string, string>): Promise<void> {
  await workspace.fs.createDirectory(folder);
  for (const [path, text] of files) {
    await workspace.fs.writeFile(Uri.joinPath(folder, path), new TextEncoder().encode(text));
  }
}
