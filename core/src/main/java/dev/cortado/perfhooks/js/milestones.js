'use strict';

// When this process came to be.

const binding = internalBinding('perf_hooks');

const nodeMilestones = ['nodeStart', 'v8Start', 'environment', 'bootstrapComplete', 'loopStart', 'loopExit'];

/** Milliseconds on performance.now()'s clock; -1 for what has not happened yet. */
function milestone(name) {
  return binding.milestones()[nodeMilestones.indexOf(name)];
}

module.exports = { idleTime: binding.idleTime, loopMetrics: binding.loopMetrics, milestone, nodeMilestones };
