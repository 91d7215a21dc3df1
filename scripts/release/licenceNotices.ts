import fs from 'node:fs';
import path from 'node:path';
import type { ShippedPackage } from './shippedPackages';

const LICENCE = /^(licen[cs]e|copying)/i;

/** What a package without a licence file says of itself. */
function named(folder: string): string | undefined {
  const text = fs.readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { license, author } = JSON.parse(text) as { license?: string; author?: string | { name?: string } };
  const name = typeof author === 'object' ? author.name : author;
  return license === undefined ? undefined : `Licence: ${license}${name === undefined ? '' : `, ${name}`}`;
}

/**
 * The licences of everything that is bundled, as their authors ask for. Throws for a package that names
 * none: nobody could say whether it may be shipped.
 */
export function licenceNotices(shipped: readonly ShippedPackage[], root = '.'): string {
  const notices = shipped.map(({ name, version, folder }) => {
    const from = path.join(root, folder);
    const files = fs.readdirSync(from).filter((file) => LICENCE.test(file));
    const texts = files.map((file) => fs.readFileSync(path.join(from, file), 'utf8').trim());
    const text = texts.length > 0 ? texts.join('\n\n') : named(from);
    if (text === undefined) throw new Error(`${name}@${version} has no licence`);
    return `${name} ${version}\n\n${text}\n`;
  });
  return `ARI Workbench contains code of these packages.\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
