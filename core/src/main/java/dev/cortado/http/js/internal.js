'use strict';

// What the HTTP modules share: symbols, the Date header, tracing for performance observers.

const kOutHeaders = Symbol('kOutHeaders');
const kNeedDrain = Symbol('kNeedDrain');

let date;

/** Now, as a Date header shows it; made at most once a second. */
function utcDate() {
  if (date === undefined) {
    const now = new Date();
    date = now.toUTCString();
    require('internal/timers').setUnrefTimeout(() => { date = undefined; }, 1000 - now.getMilliseconds());
  }
  return date;
}

const { loaded } = require('internal/runtime/builtins');
let channels;

/** The diagnostics channel of that name if anybody listens to it; nobody does before the module is loaded. */
function channelWithSubscribers(name) {
  if (channels === undefined) {
    if (loaded('diagnostics_channel') === undefined) return undefined;
    channels = new Map();
  }
  let channel = channels.get(name);
  if (channel === undefined) {
    channel = require('diagnostics_channel').channel(name);
    channels.set(name, channel);
  }
  return channel.hasSubscribers ? channel : undefined;
}

module.exports = { channelWithSubscribers, kNeedDrain, kOutHeaders, utcDate };
