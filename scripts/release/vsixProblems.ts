/** A file of a package of the extension. */
export interface PackedFile {
  /** Path in the archive, e.g. `extension/dist/extension.js`. */
  readonly name: string;
  readonly content: Buffer;
}

/** What may be in the archive, and nothing else. */
const ALLOWED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|SECURITY\.md)$/,
  /^extension\/dist\/(actions|extension|operations|requestFiles|session|simulator|snippets|webview)\.js$/,
  /^extension\/dist\/(webview\.css|codicon\.ttf|sbom\.cdx\.json|third-party-notices\.txt)$/,
  /^extension\/docs\/[a-zA-Z-]+\.md$/,
  /^extension\/media\/[a-zA-Z-]+\.(svg|png)$/,
  /^extension\/media\/language\/[a-zA-Z.]+\.(json|svg)$/,
  // The programs that New ARI Application writes; not what running one in place leaves beside it.
  /^extension\/media\/applications\/python\/(README\.md|gitignore|requirements\.txt|[a-z]+\.py)$/,
  /^extension\/media\/applications\/typescript\/(README\.md|gitignore|(package|tsconfig)\.json|src\/[a-z]+\.ts)$/,
];

const REQUIRED = [
  ...['sbom.cdx.json', 'third-party-notices.txt', 'extension.js', 'webview.js'],
  // Loaded when they are first needed: without one of them, only that would fail.
  ...['actions.js', 'operations.js', 'requestFiles.js', 'session.js', 'simulator.js', 'snippets.js'],
];

/**
 * What is wrong with a package of the extension, a line each; none when it may be released. It must hold
 * what is listed here only: no source map, no `node_modules`, no path of the computer that built it.
 *
 * @param builtIn paths that must not be seen, e.g. the checkout's and the home folder's
 */
export function vsixProblems(files: readonly PackedFile[], builtIn: readonly string[]): string[] {
  const problems = REQUIRED.filter(
    (name) => !files.some((file) => file.name === `extension/dist/${name}`),
  ).map((name) => `extension/dist/${name}: is missing`);
  for (const { name, content } of files) {
    if (!ALLOWED.some((pattern) => pattern.test(name)))
      problems.push(`${name}: does not belong in the package`);
    if (content.includes('sourceMappingURL=')) problems.push(`${name}: names a source map`);
    for (const folder of builtIn) {
      if (folder.length > 1 && content.includes(folder))
        problems.push(`${name}: contains the path ${folder}`);
    }
  }
  return problems;
}
