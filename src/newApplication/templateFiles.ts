import { FileType, Uri, workspace } from 'vscode';

/** Reads every file of a folder and of those below it, by its path from there. */
export async function templateFiles(folder: Uri): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const walk = async (below: Uri, prefix: string): Promise<void> => {
    for (const [name, type] of await workspace.fs.readDirectory(below)) {
      const uri = Uri.joinPath(below, name);
      if (type === FileType.Directory) await walk(uri, `${prefix}${name}/`);
      else files.set(prefix + name, new TextDecoder().decode(await workspace.fs.readFile(uri)));
    }
  };
  await walk(folder, '');
  return files;
}
