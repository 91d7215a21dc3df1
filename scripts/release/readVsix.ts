import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import type { PackedFile } from './vsixProblems';

/** The files of a `.vsix`, which is a ZIP archive, unpacked into memory. Rejects when it is none. */
export async function readVsix(file: string): Promise<PackedFile[]> {
  const archive = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(file, {
    lazyEntries: true,
  });
  const open = promisify(archive.openReadStream.bind(archive)) as (
    entry: yauzl.Entry,
  ) => Promise<NodeJS.ReadableStream>;
  const files: PackedFile[] = [];
  return new Promise((resolve, reject) => {
    archive.once('error', reject);
    archive.once('end', () => resolve(files));
    archive.on('entry', (entry: yauzl.Entry) => {
      open(entry)
        .then(async (stream) => {
          files.push({ name: entry.fileName, content: await buffer(stream) });
          archive.readEntry();
        })
        .catch(reject);
    });
    archive.readEntry();
  });
}
