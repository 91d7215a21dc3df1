import { Unavailable } from '../unavailable';

/** Why a test cannot run on this machine, as the `skip` of its options; `false` when nothing is missing. */
export function whyMissing(find: () => unknown): string | false {
  try {
    find();
    return false;
  } catch (error) {
    if (error instanceof Unavailable) return error.message;
    throw error;
  }
}
