'use strict';

// Node's names of internal modules to ours where they differ, for tests of them under --expose-internals.

const streams = ['add-abort-signal', 'compose', 'destroy', 'duplex', 'duplexify', 'duplexpair', 'end-of-stream', 'from',
  'legacy', 'operators', 'passthrough', 'pipeline', 'readable', 'state', 'transform', 'utils', 'writable'];

const names = {
  '__proto__': null,
  'internal/abort_controller': 'internal/events/abort_controller',
  'internal/event_target': 'internal/events/event_target',
  'internal/mime': 'internal/util/mime',
  'internal/modules/cjs/loader': 'internal/module/loader',
  'internal/modules/helpers': 'internal/module/loader',
};
for (const name of streams) names[`internal/streams/${name}`] = `internal/stream/${name.replaceAll('-', '_')}`;

module.exports = names;
