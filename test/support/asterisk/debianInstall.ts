import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../cacheFolder';
import { findProgram } from '../findProgram';
import { installOnce } from '../installOnce';
import { isAlive } from '../isAlive';
import { runProgram } from '../runProgram';
import { Unavailable } from '../unavailable';
import { aptMirror } from './aptMirror';
import type { AsteriskInstall, AsteriskRun } from './asteriskInstall';

/** A release of Debian, and what of it is installed. */
interface DebianRelease {
  readonly codename: string;
  readonly packages: readonly string[];
}

/** The release whose Asterisk is 22, and sipp. */
const FORKY = {
  codename: 'forky',
  packages: ['asterisk', 'asterisk-core-sounds-en-gsm', 'sip-tester'],
};
/** Where Debian puts the programs: the PATH of this process is not that of the folder. */
const PROGRAMS = { asterisk: '/usr/sbin/asterisk', sipp: '/usr/bin/sipp' };
/** Milliseconds; about 35 s are usual. */
const INSTALL_TIMEOUT = 480_000;

/**
 * A Debian system with Asterisk in a folder of the cache, entered with chroot; installed when missing. It is
 * the one with Asterisk 22 and sipp unless told. Throws {@link Unavailable} where that cannot work.
 */
export async function debianInstall(release: DebianRelease = FORKY): Promise<AsteriskInstall> {
  const { codename } = release;
  const folder = path.join(cacheFolder(), `asterisk-${codename}`);
  const chroot = requireChroot();
  if (!fs.existsSync(folder)) {
    const mirror = requireMirror();
    const debootstrap = requireDebootstrap();
    await installOnce(folder, (temporary) => install(temporary, release, mirror, debootstrap, chroot)).catch(
      (error: unknown) => {
        throw new Unavailable(
          `Debian ${codename} could not be installed (${String(error)})`,
          `check ${mirror}`,
        );
      },
    );
  }
  return {
    description: `Debian ${codename} in ${folder}`,
    bindAddress: '127.0.0.1',
    prepare: () => Promise.resolve(prepareRun(folder, chroot)),
  };
}

function requireChroot(): string {
  const chroot = findProgram('chroot');
  if (process.platform !== 'linux' || chroot === undefined) {
    throw new Unavailable(
      'a folder with Debian needs Linux',
      'install Asterisk 22 or name a container image',
    );
  }
  if (process.getuid?.() !== 0)
    throw new Unavailable('entering a Debian folder needs root', 'run the tests as root');
  return chroot;
}

function requireDebootstrap(): string {
  const debootstrap = findProgram('debootstrap');
  if (debootstrap === undefined) throw new Unavailable('no debootstrap', 'apt-get install debootstrap');
  return debootstrap;
}

function requireMirror(): string {
  const chosen = process.env.ARI_TEST_DEBIAN_MIRROR;
  if (chosen) return chosen;
  const release = readText('/etc/os-release');
  const codename = /^VERSION_CODENAME=(\S+)$/m.exec(release)?.[1];
  const lists = '/etc/apt/sources.list.d';
  const files = fs.existsSync(lists) ? fs.readdirSync(lists).map((name) => path.join(lists, name)) : [];
  const sources = ['/etc/apt/sources.list', ...files].map(readText).join('\n\n');
  const mirror = /^ID=debian$/m.test(release) && codename ? aptMirror(sources, codename) : undefined;
  if (mirror === undefined) {
    throw new Unavailable(
      'this is not Debian with a mirror in its apt sources',
      'set ARI_TEST_DEBIAN_MIRROR to the address of a Debian mirror',
    );
  }
  return mirror;
}

function readText(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

async function install(
  folder: string,
  { codename, packages }: DebianRelease,
  mirror: string,
  debootstrap: string,
  chroot: string,
): Promise<void> {
  const options = { timeoutMs: INSTALL_TIMEOUT, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  // Debootstrap of an older Debian does not know a newer one's name; all use the script called sid.
  const script = '/usr/share/debootstrap/scripts/sid';
  await runProgram(
    { program: debootstrap, args: ['--variant=minbase', codename, folder, mirror, script] },
    options,
  );
  // No package may start its service on this machine.
  fs.writeFileSync(path.join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const apt = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  await runProgram({ program: chroot, args: [folder, ...apt] }, options);
  await runProgram({ program: chroot, args: [folder, 'apt-get', 'clean'] }, options);
}

function prepareRun(root: string, chroot: string): AsteriskRun {
  // Short, because a socket's path below it may have only 107 characters.
  removeLeftovers(path.join(root, 'srv'));
  const folder = fs.mkdtempSync(path.join(root, 'srv', `r${process.pid}-`));
  const insideFolder = folder.slice(root.length);
  fs.cpSync(path.join(root, 'etc/asterisk'), path.join(folder, 'etc'), { recursive: true });
  return {
    folder,
    insideFolder,
    server: (args) => ({ program: chroot, args: [root, PROGRAMS.asterisk, ...args] }),
    beside: (program, args) => ({ program: chroot, args: [root, PROGRAMS[program], ...args] }),
  };
}

/** A killed test process could not remove its runs; the cache would grow. */
function removeLeftovers(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const owner = Number(/^r(\d+)-/.exec(name)?.[1]);
    if (owner > 0 && !isAlive(owner)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
