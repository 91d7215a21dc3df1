import type { Call } from './call.js';

/**
 * What happens with a call: this is the place for your own program. Each call runs it once. When it returns or
 * throws, the call is hung up; when the caller hangs up first, the next step throws.
 */
export async function serveCall(call: Call): Promise<void> {
  await call.answer();
  await call.play('sound:hello-world');
}
