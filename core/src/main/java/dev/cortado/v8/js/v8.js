'use strict';

// Facts about V8's heap. Serialization, snapshots and flags are not there yet.

const { heapStatistics, v8Version } = require('internal/engine');

const NAMES = ['total_heap_size', 'total_heap_size_executable', 'total_physical_size', 'total_available_size', 'used_heap_size',
  'heap_size_limit', 'malloced_memory', 'peak_malloced_memory', 'does_zap_garbage', 'number_of_native_contexts',
  'number_of_detached_contexts', 'total_global_handles_size', 'used_global_handles_size', 'external_memory'];

function getHeapStatistics() {
  const values = heapStatistics();
  return Object.fromEntries(NAMES.map((name, i) => [name, values[i]]));
}

/** Differs between versions of V8, as code caches do. */
function cachedDataVersionTag() {
  let tag = 0;
  for (const c of v8Version()) tag = Math.imul(tag, 31) + c.charCodeAt(0) >>> 0;
  return tag;
}

module.exports = { cachedDataVersionTag, getHeapStatistics };
