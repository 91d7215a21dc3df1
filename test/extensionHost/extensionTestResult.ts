/** What the tests inside VS Code report, as JSON in the file that `ARI_TEST_RESULT` names. */
export interface ExtensionTestResult {
  passed: { name: string; durationMs: number }[];
  failed: { name: string; error: string }[];
}

/** The tests that a file of this folder exports as `tests`: name → test. */
export type ExtensionTests = Record<string, () => Promise<void> | void>;
