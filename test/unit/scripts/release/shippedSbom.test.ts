import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { licenceNotices } from '../../../../scripts/release/licenceNotices';
import { shippedPackages } from '../../../../scripts/release/shippedPackages';
import { shippedSbom, type Sbom } from '../../../../scripts/release/shippedSbom';

const development = { name: 'cdx:npm:package:development', value: 'true' };
const all = {
  specVersion: '1.5',
  serialNumber: 'urn:uuid:1',
  metadata: { timestamp: 'now', component: { 'bom-ref': 'we@1', type: 'library' } },
  components: [
    { 'bom-ref': 'ws@8.0.0', scope: 'optional', properties: [development] },
    { 'bom-ref': 'tool@1.0.0', scope: 'optional', properties: [development] },
  ],
  dependencies: [
    { ref: 'we@1', dependsOn: ['ws@8.0.0', 'tool@1.0.0'] },
    { ref: 'ws@8.0.0', dependsOn: ['tool@1.0.0'] },
  ],
} satisfies Sbom;
const ws = { name: 'ws', version: '8.0.0', folder: 'node_modules/ws' };

test('the list of parts names what is shipped, and no more', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(shippedSbom(all, [ws]))), {
    specVersion: '1.5',
    metadata: { component: { 'bom-ref': 'we@1', type: 'application' } },
    components: [{ 'bom-ref': 'ws@8.0.0', scope: 'required', properties: [] }],
    dependencies: [
      { ref: 'we@1', dependsOn: ['ws@8.0.0'] },
      { ref: 'ws@8.0.0', dependsOn: [] },
    ],
  });
});

test('a shipped package that the lock file does not know stops the release', () => {
  assert.throws(() => shippedSbom(all, [{ ...ws, version: '8.0.1' }]), /Not in package-lock.json: ws@8.0.1/);
});

function installed(context: { after(done: () => void): void }): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ari-release-'));
  context.after(() => fs.rmSync(root, { recursive: true }));
  for (const name of ['ws', '@of/scope', 'ws/node_modules/ws']) {
    const folder = path.join(root, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
  }
  return root;
}

test('shipped is a package of which a byte is in a bundle', (context) => {
  const root = installed(context);
  const inputs = {
    'src/extension.ts': { bytesInOutput: 5 },
    'node_modules/ws/lib/a.js': { bytesInOutput: 1 },
    'node_modules/ws/node_modules/ws/b.js': { bytesInOutput: 1 },
    'node_modules/@of/scope/c.js': { bytesInOutput: 0 },
  };
  const folders = shippedPackages({ outputs: { 'dist/extension.js': { inputs } } }, root);
  assert.deepEqual(
    folders.map(({ folder }) => folder),
    ['node_modules/ws', 'node_modules/ws/node_modules/ws'],
  );
});

test('a package without a licence stops the release', (context) => {
  const root = installed(context);
  const folder = path.join(root, ws.folder);
  assert.throws(() => licenceNotices([ws], root), /ws@8.0.0 has no licence/);
  fs.writeFileSync(path.join(folder, 'package.json'), '{"license":"MIT","author":{"name":"Ann"}}');
  assert.match(licenceNotices([ws], root), /ws 8.0.0\n\nLicence: MIT, Ann\n/);
  fs.writeFileSync(path.join(folder, 'LICENSE.md'), 'Take it.\n');
  assert.match(licenceNotices([ws], root), /ws 8.0.0\n\nTake it.\n/);
});
