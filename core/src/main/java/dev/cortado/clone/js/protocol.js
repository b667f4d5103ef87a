'use strict';

// How a class of ours takes part in structured cloning. On its prototype:
//   [kTransferMode]   kCloneable, kTransferable, both; kShared: a clone within the isolate is the object itself; or 0:
//                     objects of it may be neither
//   [kClone]()        { data, deserializeInfo } for a cloneable one: data is cloned in turn, deserializeInfo names
//                     'module:Class', of which an object is made and told [kDeserialize](data)
//   [kTransfer]()     the same for a transferable one, which gives up what it has
//   [kIsReal]()       false for an object that has the prototype alone; optional
//   [kTransferList]() what of its data is transferred with it
// The symbols are those that Node uses for the same purpose.

const kTransferMode = Symbol('transfer_mode_private_symbol');
const kClone = Symbol('messaging_clone_symbol');
const kDeserialize = Symbol('messaging_deserialize_symbol');
const kIsReal = Symbol('kIsReal');
const kTransfer = Symbol('messaging_transfer_symbol');
const kTransferList = Symbol('messaging_transfer_list_symbol');
const kCloneable = 1;
const kTransferable = 2;
const kShared = 4;

/** Says of a class whether its objects may be cloned and transferred. */
function setTransferMode(type, mode) {
  Object.defineProperty(type.prototype, kTransferMode,
    { __proto__: null, configurable: true, enumerable: false, writable: true, value: mode });
}

/** Makes the object that deserializeInfo names. */
function deserialize(deserializeInfo, data) {
  const colon = deserializeInfo.lastIndexOf(':');
  const Type = require(deserializeInfo.slice(0, colon))[deserializeInfo.slice(colon + 1)];
  const object = new Type();
  // A class may answer with another object, where its own cannot be made empty.
  return object[kDeserialize](data) ?? object;
}

module.exports = {
  deserialize, kClone, kCloneable, kDeserialize, kIsReal, kShared, kTransfer, kTransferList, kTransferMode, kTransferable,
  setTransferMode,
};
