'use strict';

// DOMException: a real Error with a name and code of its own. The error is made by Error itself, so that V8 gives it a stack
// and types.isNativeError() knows it, and becomes a DOMException by its prototype.

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { kEnumerableProperty } = require('internal/util');

const { kClone, kCloneable, kDeserialize, kIsReal, setTransferMode } = require('internal/clone/protocol');

const names = [
  ['IndexSizeError', 'INDEX_SIZE_ERR'], [undefined, 'DOMSTRING_SIZE_ERR'], ['HierarchyRequestError', 'HIERARCHY_REQUEST_ERR'],
  ['WrongDocumentError', 'WRONG_DOCUMENT_ERR'], ['InvalidCharacterError', 'INVALID_CHARACTER_ERR'],
  [undefined, 'NO_DATA_ALLOWED_ERR'], ['NoModificationAllowedError', 'NO_MODIFICATION_ALLOWED_ERR'],
  ['NotFoundError', 'NOT_FOUND_ERR'], ['NotSupportedError', 'NOT_SUPPORTED_ERR'],
  ['InUseAttributeError', 'INUSE_ATTRIBUTE_ERR'], ['InvalidStateError', 'INVALID_STATE_ERR'], ['SyntaxError', 'SYNTAX_ERR'],
  ['InvalidModificationError', 'INVALID_MODIFICATION_ERR'], ['NamespaceError', 'NAMESPACE_ERR'],
  ['InvalidAccessError', 'INVALID_ACCESS_ERR'], [undefined, 'VALIDATION_ERR'], ['TypeMismatchError', 'TYPE_MISMATCH_ERR'],
  ['SecurityError', 'SECURITY_ERR'], ['NetworkError', 'NETWORK_ERR'], ['AbortError', 'ABORT_ERR'],
  ['URLMismatchError', 'URL_MISMATCH_ERR'], ['QuotaExceededError', 'QUOTA_EXCEEDED_ERR'], ['TimeoutError', 'TIMEOUT_ERR'],
  ['InvalidNodeTypeError', 'INVALID_NODE_TYPE_ERR'], ['DataCloneError', 'DATA_CLONE_ERR'],
];
const codeByName = new Map();

/** Gives private fields to an object that exists already. */
class Given {
  constructor(object) {
    return object;
  }
}

class Fields extends Given {
  #message;
  #name;

  constructor(error, message, name) {
    super(error);
    this.#message = message;
    this.#name = name;
  }

  static message(error) {
    if (!Fields.has(error)) throw invalidThis();
    return error.#message;
  }

  static name(error) {
    if (!Fields.has(error)) throw invalidThis();
    return error.#name;
  }

  static has(error) {
    return typeof error === 'object' && error !== null && #name in error;
  }
}

function invalidThis() {
  const error = new ERR_INVALID_THIS('DOMException');
  error.message = 'Value of "this" must be of DOMException';
  return error;
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const error = new Error();
    Object.setPrototypeOf(error, new.target.prototype);
    let name = options;
    if (options !== null && typeof options === 'object') {
      ({ name } = options);
      if ('cause' in options) {
        Object.defineProperty(error, 'cause',
          { __proto__: null, configurable: true, enumerable: false, writable: true, value: options.cause });
      }
    }
    new Fields(error, `${message}`, `${name}`);
    // Once the fields are there: its first line shows them.
    Error.captureStackTrace(error, new.target);
    return error;
  }

  get name() {
    return Fields.name(this);
  }

  get message() {
    return Fields.message(this);
  }

  get code() {
    return codeByName.get(Fields.name(this)) ?? 0;
  }

  [kIsReal]() {
    return Fields.has(this);
  }

  [kClone]() {
    return {
      data: { message: this.message, name: this.name, stack: this.stack },
      deserializeInfo: 'internal/events/domexception:ClonedDOMException',
    };
  }
}

/** Makes a DOMException of what was cloned of one. */
class ClonedDOMException {
  [kDeserialize]({ message, name, stack }) {
    const error = new DOMException(message, name);
    Object.defineProperty(error, 'stack',
      { __proto__: null, configurable: true, enumerable: false, writable: true, value: stack });
    return error;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperties(DOMException.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'DOMException' },
  name: kEnumerableProperty,
  message: kEnumerableProperty,
  code: kEnumerableProperty,
});
names.forEach(({ 0: name, 1: constant }, index) => {
  const value = index + 1;
  const property = { __proto__: null, configurable: false, enumerable: true, writable: false, value };
  Object.defineProperty(DOMException, constant, property);
  Object.defineProperty(DOMException.prototype, constant, property);
  if (name !== undefined) codeByName.set(name, value);
});
setTransferMode(DOMException, kCloneable);
Object.defineProperty(DOMException, 'prototype', { __proto__: null, writable: false });

module.exports = { ClonedDOMException, DOMException, isDOMException: Fields.has };
