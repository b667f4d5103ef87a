'use strict';

// Cloning with a transfer list.

const { kindOf } = require('internal/util/kinds');
const { Copy } = require('internal/clone/copy');
const { Recording, replay } = require('internal/clone/recording');
const { Traversal } = require('internal/clone/traversal');
const { deserialize, kTransfer, kTransferList, kTransferMode, kTransferable } = require('internal/clone/protocol');
const { dataCloneError } = require('internal/clone/failure');
const { isMarkedAsUntransferable } = require('internal/buffer');

/** The list as a set, checked. */
function checkTransfers(list) {
  const transfers = new Set();
  for (const object of list) {
    if (typeof object === 'object' && kTransferMode in object && (object[kTransferMode] & kTransferable) !== 0) {
      if (transfers.has(object)) throw dataCloneError('Transfer list contains duplicate host object');
    } else if (typeof object === 'object' && kindOf(object) === 'ArrayBuffer') {
      if (object.detached || isMarkedAsUntransferable(object)) throw dataCloneError('Cannot transfer object of unsupported type.');
      if (transfers.has(object)) throw dataCloneError('Transfer list contains duplicate ArrayBuffer');
    } else {
      throw dataCloneError('Found invalid value in transferList.');
    }
    transfers.add(object);
  }
  return transfers;
}

class Move extends Copy {
  #moved = new Map();

  transferred(object) {
    let moved = this.#moved.get(object);
    if (moved === undefined) {
      moved = kTransferMode in object ? moveHost(object) : object.transfer();
      this.#moved.set(object, moved);
    }
    return moved;
  }
}

function moveHost(object) {
  const list = object[kTransferList]?.() ?? [];
  const { data, deserializeInfo } = object[kTransfer]();
  return deserialize(deserializeInfo, cloneWithTransfer(data, list));
}

function cloneWithTransfer(value, list) {
  const transfers = checkTransfers(list);
  const recorded = new Traversal(new Recording(), transfers).visit(value);
  const move = new Move();
  const out = replay(recorded, move);
  // What the value does not mention is given up all the same.
  for (const object of transfers) move.transferred(object);
  return out;
}

module.exports = { checkTransfers, cloneWithTransfer };
