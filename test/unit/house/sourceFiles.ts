import fs from 'node:fs';
import path from 'node:path';

/** A TypeScript file of the project. */
export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

/** All TypeScript files below a folder of the project. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: fs.readFileSync(name, 'utf8') }));
}

/** What a file imports, types included: package names, and project files by their path without ending. */
export function importsOf({ name, text }: SourceFile): readonly string[] {
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\()'([^']+)'/g);
  return [...found].flatMap(([, target]) => {
    if (target === undefined) return [];
    return [target.startsWith('.') ? path.posix.join(path.posix.dirname(name), target) : target];
  });
}
