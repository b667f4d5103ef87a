'use strict';

// readable.pipe(): the source flows into its destinations, and waits while any of them is full.

const { kState } = require('internal/stream/state');
const { kMultiAwaitDrain, kEndEmitted } = require('internal/stream/readable_state');
const { prependListener } = require('internal/stream/legacy');
const { errorOrDestroy } = require('internal/stream/destroy');

function pipe(source, dest, options) {
  const state = source._readableState;

  if (state.pipes.length === 1 && (state[kState] & kMultiAwaitDrain) === 0) {
    state[kState] |= kMultiAwaitDrain;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(dest);

  const endsDest = (!options || options.end !== false) && dest !== process.stdout && dest !== process.stderr;
  const onSourceEnd = endsDest ? onend : leave;
  if ((state[kState] & kEndEmitted) !== 0) process.nextTick(onSourceEnd);
  else source.once('end', onSourceEnd);

  let cleanedUp = false;
  let ondrain; // Listened for only once the destination was full.

  function onunpipe(readable, info) {
    if (readable === source && info?.hasUnpiped === false) {
      info.hasUnpiped = true;
      cleanup();
    }
  }

  function onend() {
    dest.end();
  }

  function cleanup() {
    dest.removeListener('close', onclose);
    dest.removeListener('finish', onfinish);
    if (ondrain) dest.removeListener('drain', ondrain);
    dest.removeListener('error', onerror);
    dest.removeListener('unpipe', onunpipe);
    source.removeListener('end', onend);
    source.removeListener('end', leave);
    source.removeListener('data', ondata);
    cleanedUp = true;
    // Nobody will tell us of its drain any more: do not let the source wait for it.
    if (ondrain && state.awaitDrainWriters && (!dest._writableState || dest._writableState.needDrain)) ondrain();
  }

  function wait() {
    // A destination that unpiped itself within its write() is not waited for.
    if (!cleanedUp) {
      if (state.pipes.length === 1 && state.pipes[0] === dest) {
        state.awaitDrainWriters = dest;
        state[kState] &= ~kMultiAwaitDrain;
      } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
        state.awaitDrainWriters.add(dest);
      }
      source.pause();
    }
    if (!ondrain) {
      ondrain = drainListener(source, dest);
      dest.on('drain', ondrain);
    }
  }

  function ondata(chunk) {
    try {
      if (dest.write(chunk) === false) wait();
    } catch (err) { // A chunk that it cannot take.
      dest.destroy(err);
    }
  }

  function onerror(err) {
    leave();
    dest.removeListener('error', onerror);
    // Without a listener of the program's the error is thrown as it would be without us.
    if (dest.listenerCount('error') === 0) {
      const s = dest._writableState || dest._readableState;
      if (s && !s.errorEmitted) errorOrDestroy(dest, err); // A user emitted 'error' on it by hand.
      else dest.emit('error', err);
    }
  }

  // Either of the two is enough.
  function onclose() {
    dest.removeListener('finish', onfinish);
    leave();
  }

  function onfinish() {
    dest.removeListener('close', onclose);
    leave();
  }

  function leave() {
    source.unpipe(dest);
  }

  dest.on('unpipe', onunpipe);
  source.on('data', ondata);
  prependListener(dest, 'error', onerror);
  dest.once('close', onclose);
  dest.once('finish', onfinish);
  dest.emit('pipe', source);

  if (dest.writableNeedDrain === true) wait();
  else if (!state.flowing) source.resume();
  return dest;
}

function drainListener(source, dest) {
  return function pipeOnDrainFunctionResult() {
    const state = source._readableState;
    if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
    else if ((state[kState] & kMultiAwaitDrain) !== 0) state.awaitDrainWriters.delete(dest);
    if ((!state.awaitDrainWriters || state.awaitDrainWriters.size === 0) && source.listenerCount('data')) {
      source.resume();
    }
  };
}

function unpipe(source, dest) {
  const state = source._readableState;
  if (state.pipes.length === 0) return source;

  if (!dest) {
    const all = state.pipes;
    state.pipes = [];
    source.pause();
    for (const each of all) each.emit('unpipe', source, { hasUnpiped: false });
    return source;
  }

  const index = state.pipes.indexOf(dest);
  if (index === -1) return source;
  state.pipes.splice(index, 1);
  if (state.pipes.length === 0) source.pause();
  dest.emit('unpipe', source, { hasUnpiped: false });
  return source;
}

module.exports = { pipe, unpipe };
