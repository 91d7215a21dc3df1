// Imported into the process of every test file. Node 20, which has nothing left to do, now and then spins for ever
// where it frees its environment (nodejs/node#47748: seen once here in some fifty runs). A process that is asked to
// exit does not go there. What a test leaves open still keeps its file from ending: only then is nobody asked.
process.once('beforeExit', () => {
  // Registered this late it comes after those of `node:test`, which report what is still pending.
  process.once('exit', (code) => process.exit(code));
});
