import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { licenceNotices } from './licenceNotices';
import { readVsix } from './readVsix';
import { shippedPackages, type Metafile } from './shippedPackages';
import { shippedSbom, type Sbom } from './shippedSbom';
import { vsixProblems } from './vsixProblems';

/*
 * Packages the production build: writes the list of what it is made of (CycloneDX) and the licences beside
 * the bundles, packs all into a `.vsix`, and looks into that before it may be called a release.
 */

const VSIX = 'ari-workbench.vsix';

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function allPackages(): Sbom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr.trim()}`);
  return JSON.parse(stdout) as Sbom;
}

async function packageRelease(): Promise<void> {
  const shipped = shippedPackages(readJson('dist/metafile.json') as Metafile);
  fs.writeFileSync('dist/third-party-notices.txt', licenceNotices(shipped));
  const sbom = shippedSbom(allPackages(), shipped);
  fs.writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(sbom, undefined, 2)}\n`);
  await createVSIX({
    packagePath: VSIX,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const files = await readVsix(VSIX);
  const problems = vsixProblems(files, [path.resolve('.'), os.homedir()]);
  if (problems.length > 0) {
    fs.rmSync(VSIX);
    throw new Error(`The package is no release:\n  ${problems.join('\n  ')}`);
  }
  const size = Math.round(fs.statSync(VSIX).size / 1000);
  console.log(`${VSIX}: ${files.length} files, ${size} KB, with code of ${shipped.length} packages:`);
  console.log(shipped.map(({ name, version }) => `  ${name} ${version}`).join('\n'));
}

packageRelease().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
