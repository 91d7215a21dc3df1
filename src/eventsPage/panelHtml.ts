/** Addresses and the policy source that a webview's page is built from. */
export interface PanelPage {
  /** The webview's own source, for the one font. */
  readonly cspSource: string;
  /** Address of the script. */
  readonly scriptUri: string;
  /** Address of the style sheet. */
  readonly styleUri: string;
  /** Random text that only this page's script and style sheet carry. */
  readonly nonce: string;
}

/**
 * The page of the events view: one script, one style sheet, nothing inline, nothing from elsewhere, no text
 * that becomes markup but the toolkit's own templates. The toolkit reads `csp-nonce` for the one empty style
 * element by which it tries out what the browser can.
 */
export function panelHtml({ cspSource, scriptUri, styleUri, nonce }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    // These do not fall back to default-src.
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types fast-html',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta property="csp-nonce" content="${nonce}">
    <link rel="stylesheet" nonce="${nonce}" href="${styleUri}">
    <title>ARI Events</title>
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${scriptUri}"></script>
  </body>
</html>
`;
}
