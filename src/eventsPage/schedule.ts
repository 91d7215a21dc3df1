import type { Schedule } from './panelServices';

/** Time as the extension host keeps it. */
export const schedule: Schedule = (run, ms) => {
  const timer = setTimeout(run, ms);
  return { dispose: () => clearTimeout(timer) };
};
