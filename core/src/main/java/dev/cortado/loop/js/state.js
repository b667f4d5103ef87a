'use strict';

// Memory shared with the loop in Java; the slots are those of dev.cortado.runtime.SharedState.

const binding = internalBinding('loop');

module.exports = {
  state: new Int32Array(binding.state),
  clock: new Float64Array(binding.clock),
  TIMER_REFS: 0,
  IMMEDIATES: 1,
  IMMEDIATE_REFS: 2,
  NEXT_TIMER: 0,
  NOW: 1,
  updateNow: binding.updateNow,
};
