'use strict';

// Entries of iterators and weak collections, and other things that only a debugger may see: asked of V8's inspector, in its
// protocol. Values pass through a global property that exists during the call alone.

const { inspectorRequest } = internalBinding('engine');

const passage = '__cortado_preview';
let lastId = 0;

function request(method, params) {
  return JSON.parse(inspectorRequest(JSON.stringify({ id: ++lastId, method, params }))).result;
}

/** Lets the inspector look at an object: calls back with what it says of it. */
function look(object, take, ask) {
  Object.defineProperty(globalThis, passage, { value: { object, take }, configurable: true, enumerable: false });
  try {
    return ask(request('Runtime.evaluate', { expression: `${passage}.object`, objectGroup: passage }).result);
  } finally {
    delete globalThis[passage];
    request('Runtime.releaseObjectGroup', { objectGroup: passage });
  }
}

/** The entries V8 keeps for an object, as [{ key, value }] or [{ value }], and of which kind an iterator is. */
function readEntries(object) {
  let entries = [];
  return look(object, (value) => { entries = value; }, ({ objectId }) => {
    const { internalProperties = [] } = request('Runtime.getProperties', { objectId, ownProperties: true });
    const find = (name) => internalProperties.find((property) => property.name === name)?.value;
    const list = find('[[Entries]]')?.objectId;
    if (list !== undefined) {
      request('Runtime.callFunctionOn', { objectId: list, functionDeclaration: `function () { ${passage}.take(this); }` });
    }
    return { entries, kind: find('[[IteratorKind]]')?.value };
  });
}

function constructorName(object) {
  return look(object, undefined, ({ className }) => className);
}

/**
 * Entries in one flat array, without moving the iterator. With `isIterator`, [entries, whether they are pairs].
 */
function previewEntries(object, isIterator) {
  const { entries, kind } = readEntries(object);
  const arePairs = kind === undefined ? entries.length !== 0 && Object.hasOwn(entries[0], 'key') : kind === 'entries';
  const flat = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (Object.hasOwn(entry, 'key')) flat.push(entry.key);
    flat.push(entry.value);
  }
  return isIterator ? [flat, arePairs] : flat;
}

module.exports = { constructorName, previewEntries };
