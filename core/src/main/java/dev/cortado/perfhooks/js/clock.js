'use strict';

// The high resolution clock of events, performance and timelines: milliseconds since the process began.

const { now, timeOrigin } = internalBinding('perf_hooks');

module.exports = { now, timeOrigin };
