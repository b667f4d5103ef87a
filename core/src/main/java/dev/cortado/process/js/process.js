'use strict';

// The process object. Public as `process`; internal/process is setup() and what hangs on it.

module.exports = process;
