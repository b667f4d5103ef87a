'use strict';

// The current async context frame: V8's continuation-preserved embedder data. V8 itself carries it through promises and
// await; the loop, ticks and timers capture and restore it.

const extras = internalBinding('engine').extras();

module.exports = {
  getFrame: extras.getContinuationPreservedEmbedderData,
  setFrame: extras.setContinuationPreservedEmbedderData,
};
