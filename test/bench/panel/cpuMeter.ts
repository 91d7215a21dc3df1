import fs from 'node:fs';
import type { Browser } from 'playwright-core';

/** CPU time used so far by the two sides of the view, ms. */
export interface CpuTimes {
  /** All renderer processes of the browser: workbench and webviews. */
  readonly renderers: number;
  readonly extensionHost: number;
}

/** Clock ticks a second of `/proc`: the same on all Linux. */
const TICKS_A_SECOND = 100;

/** The process of VS Code's extension host in the group of processes that `leader` leads. Throws if there is none. */
function extensionHost(leader: number): number {
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const isOurs = Number(fieldsOf(name)[2]) === leader;
      const command = fs.readFileSync(`/proc/${name}/cmdline`, 'latin1');
      if (isOurs && command.includes('--type=extensionHost')) return Number(name);
    } catch {
      // Gone since the folder was read.
    }
  }
  throw new Error('No extension host was found');
}

/** What stands behind the name in `/proc/PID/stat`, the state first. */
function fieldsOf(pid: number | string): readonly string[] {
  const stat = fs.readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Reads the CPU times of a workbench whose VS Code server has the process id `leader`. Linux only. */
export async function cpuMeter(browser: Browser, leader: number): Promise<() => Promise<CpuTimes>> {
  const host = extensionHost(leader);
  const devTools = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    const fields = fieldsOf(host);
    const ticks = Number(fields[11]) + Number(fields[12]);
    return {
      renderers: renderers.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0),
      extensionHost: (ticks / TICKS_A_SECOND) * 1000,
    };
  };
}
