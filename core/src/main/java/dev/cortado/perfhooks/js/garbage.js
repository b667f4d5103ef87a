'use strict';

// Garbage collections as performance entries, while someone observes them.

const { handle, release } = require('internal/loop');
const engine = require('internal/engine');
const { createNodeEntry } = require('internal/perfhooks/entry');
const timeline = require('internal/perfhooks/timeline');

// Where these were before there was a detail.
function old(name) {
  const { deprecate } = require('internal/util');
  return {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: deprecate(function() {
      return this.detail[name];
    }, 'Custom PerformanceEntry accessors are deprecated. Please use the detail property.', 'DEP0152'),
  };
}

let id;

function start() {
  id = handle((_, collections) => {
    for (let i = 0; i < collections.length; i += 4) {
      const { [i]: kind, [i + 1]: flags, [i + 2]: startTime, [i + 3]: duration } = collections;
      const entry = createNodeEntry('gc', 'gc', startTime, duration, { kind, flags });
      Object.defineProperties(entry, { kind: old('kind'), flags: old('flags') });
      timeline.enqueue(entry);
    }
  });
  engine.watchCollections(id);
}

function stop() {
  engine.watchCollections(-1);
  release(id);
}

module.exports = { start, stop };
