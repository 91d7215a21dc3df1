/** What one attempt in a page led to. */
interface Attempt {
  /** What was tried. */
  readonly what: string;
  /** The directives of the policy that were violated by it, or the error that stopped it. */
  readonly stoppedBy: readonly string[];
}

/**
 * Runs in a page that somebody has got markup or script into: tries to run code, to load from `elsewhere` and
 * to send there. Whatever runs sets `globalThis.canary`.
 */
export async function injectIntoPage(elsewhere: string): Promise<{ attempts: Attempt[]; ran: boolean }> {
  interface Page {
    canary?: boolean;
    document: {
      body: { append(child: unknown): void; innerHTML: string };
      createElement(tag: string): Record<string, unknown> & {
        setAttribute(name: string, value: string): void;
        append(child: unknown): void;
        remove(): void;
      };
      addEventListener(type: string, listener: (event: { effectiveDirective: string }) => void): void;
    };
    eval(text: string): unknown;
    Function: (text: string) => () => void;
    WebSocket: new (url: string) => unknown;
    EventSource: new (url: string) => unknown;
    Worker: new (url: string) => unknown;
    FontFace: new (name: string, source: string) => { load(): Promise<unknown> };
    navigator: { sendBeacon(url: string): boolean };
  }
  const page = globalThis as unknown as Page;
  const { document } = page;
  const violated: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    violated.push(effectiveDirective),
  );
  const put = (tag: string, attributes: Readonly<Record<string, string>>, text?: string) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.append(text);
    document.body.append(made);
    return made;
  };
  const set = 'globalThis.canary = true';
  const tries: Readonly<Record<string, () => unknown>> = {
    'markup as text': () => (document.body.innerHTML += `<img src=x onerror="${set}">`),
    'an inline script': () => put('script', {}, set),
    'a script from elsewhere': () => put('script', { src: `${elsewhere}/a.js` }),
    'an inline handler': () => (put('button', { onclick: set }).click as () => void)(),
    'a javascript: link': () => (put('a', { href: `javascript:${set}` }).click as () => void)(),
    eval: () => page.eval(set),
    'a text as function': () => page.Function(set)(),
    'an inline style': () => put('style', {}, `body { background: url(${elsewhere}/a.png) }`),
    'a style attribute': () => put('p', { style: `background: url(${elsewhere}/b.png)` }),
    'a style sheet from elsewhere': () => put('link', { rel: 'stylesheet', href: `${elsewhere}/a.css` }),
    'an image': () => put('img', { src: `${elsewhere}/c.png` }),
    'an audio file': () => put('audio', { src: `${elsewhere}/a.wav` }),
    'a frame': () => put('iframe', { src: `${elsewhere}/frame` }),
    'a frame of its own text': () => put('iframe', { srcdoc: `<script>parent.canary = true</script>` }),
    'an object': () => put('object', { data: `${elsewhere}/object` }),
    'another base': () => put('base', { href: elsewhere }),
    'a form': () => (put('form', { action: `${elsewhere}/form` }).submit as () => void)(),
    fetch: () => fetch(`${elsewhere}/fetch`),
    'a beacon': () => page.navigator.sendBeacon(`${elsewhere}/beacon`),
    'a WebSocket': () => new page.WebSocket(elsewhere.replace('http', 'ws')),
    'an event source': () => new page.EventSource(`${elsewhere}/events`),
    'a worker': () => new page.Worker(`${elsewhere}/worker.js`),
    'a font': () => new page.FontFace('a', `url(${elsewhere}/a.ttf)`).load(),
  };
  const attempts: Attempt[] = [];
  for (const [what, attempt] of Object.entries(tries)) {
    violated.length = 0;
    const stoppedBy: string[] = [];
    try {
      await attempt();
    } catch (error) {
      stoppedBy.push((error as Error).name);
    }
    // Violations are told in tasks of their own.
    for (let turn = 0; turn < 20 && violated.length === 0; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    attempts.push({ what, stoppedBy: [...stoppedBy, ...violated] });
  }
  return { attempts, ran: page.canary === true };
}
