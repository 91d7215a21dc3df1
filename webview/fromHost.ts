import type { ToWebview } from '../src/shared/protocol';

/**
 * The message of the host that `event` brings; undefined when another window sent it. VS Code hands its
 * messages on from a frame of the same origin as the page; every other window that gets hold of this one, such
 * as the webview of another extension, has an origin of its own.
 */
export function fromHost(event: MessageEvent, origin: string): ToWebview | undefined {
  // The host is this extension: nobody else can send from this origin.
  return event.origin === origin ? (event.data as ToWebview) : undefined;
}
