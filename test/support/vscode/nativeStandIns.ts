/** Replaces a native module whose only job is to end VS Code's processes when their parent dies. */
export const WATCHDOG_STAND_IN = 'exports.start = () => {};\n';

/** Replaces VS Code's native logger: the same surface, each line appended to the log file at once. */
export const LOGGER_STAND_IN = `'use strict';
const fs = require('node:fs');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = LEVELS.indexOf('info');
  }
  write(level, text) {
    if (LEVELS.indexOf(level) < this.level) return;
    try {
      fs.appendFileSync(this.file, new Date().toISOString() + ' [' + level + '] ' + text + '\\n');
    } catch {
      // The folder goes away while VS Code is being stopped.
    }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
for (const level of LEVELS) {
  Logger.prototype[level] = function (text) { this.write(level, text); };
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`;
