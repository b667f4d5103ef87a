'use strict';

// What a program asks of worker_threads on its only thread. Workers and message channels are not there yet: see
// docs/compatibility.md.

const { codes } = require('internal/errors');

const environmentData = new Map();

class Worker {
  constructor() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('new Worker()');
  }
}

module.exports = {
  isMainThread: true,
  isInternalThread: false,
  parentPort: null,
  resourceLimits: {},
  threadId: 0,
  threadName: '',
  workerData: null,
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker,

  getEnvironmentData(key) {
    return environmentData.get(key);
  },

  setEnvironmentData(key, value) {
    if (value === undefined) environmentData.delete(key);
    else environmentData.set(key, value);
  },
};
