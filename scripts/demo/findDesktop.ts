/** What the choice between the desktop and the browser depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Looks a program up on the PATH. */
  readonly find: (name: string) => string | undefined;
}

/** The desktop's VS Code, or why there is none to use. */
export type Desktop =
  { readonly kind: 'found'; readonly program: string } | { readonly kind: 'none'; readonly reason: string };

/** Finds a VS Code that can show a window here. */
export function findDesktop({ platform, env, find }: Surroundings): Desktop {
  const none = (reason: string): Desktop => ({ kind: 'none', reason });
  // There, `code` opens files in the window that is connected, and takes no folders of its own.
  if (env.VSCODE_IPC_HOOK_CLI !== undefined) return none('this is a terminal of a remote VS Code');
  const isWindowed = platform === 'win32' || platform === 'darwin';
  if (isWindowed ? env.SSH_CONNECTION !== undefined : !(env.DISPLAY ?? env.WAYLAND_DISPLAY)) {
    return none('there is no display');
  }
  const program = find(platform === 'win32' ? 'code.cmd' : 'code');
  return program === undefined ? none('there is no `code` on the PATH') : { kind: 'found', program };
}
