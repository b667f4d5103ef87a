'use strict';

// performance.eventLoopUtilization(): how much of its time the loop was busy.

const { now } = require('internal/perfhooks/clock');
const { idleTime, milestone } = require('internal/perfhooks/milestones');

function eventLoopUtilization(first, second) {
  const started = milestone('loopStart');
  if (started <= 0) return { idle: 0, active: 0, utilization: 0 };
  if (second) {
    const idle = first.idle - second.idle;
    const active = first.active - second.active;
    return { idle, active, utilization: active / (idle + active) };
  }
  const idle = idleTime();
  const active = now() - started - idle;
  if (!first) return { idle, active, utilization: active / (idle + active) };
  const idleSince = idle - first.idle;
  const activeSince = active - first.active;
  return { idle: idleSince, active: activeSince, utilization: activeSince / (idleSince + activeSince) };
}

module.exports = { eventLoopUtilization };
