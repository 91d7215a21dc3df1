import fs from 'node:fs';
import path from 'node:path';

/** A package whose code is in the bundles that we ship. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder, e.g. `node_modules/ws`. */
  readonly folder: string;
}

/** What esbuild says of its outputs, as far as we ask: for each output the inputs and their share, bytes. */
export interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

/** The package folder that a bundled file belongs to; undefined for our own files. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/**
 * The packages with at least one byte in the bundles, by name: esbuild knows better than the dependency
 * tree, of which most is tools. Throws when a package has no `package.json` with name and version.
 */
export function shippedPackages({ outputs }: Metafile, root = '.'): ShippedPackage[] {
  const folders = new Set<string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = packageFolder(file);
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return [...folders]
    .map((folder) => {
      const text = fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8');
      const { name, version } = JSON.parse(text) as { name?: string; version?: string };
      if (name === undefined || version === undefined)
        throw new Error(`${folder}: package.json names no version`);
      return { name, version, folder };
    })
    .sort((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version));
}
