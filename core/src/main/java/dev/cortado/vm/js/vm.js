'use strict';

// Scripts and functions compiled from text. There is one context, the program's; what needs another one throws. A script
// runs as an indirect eval: its var and function declarations become globals, its let, const and class stay its own.

const {
  validateArray, validateBoolean, validateBuffer, validateInt32, validateObject, validateString, validateStringArray,
  validateUint32,
} = require('internal/validators');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { kEmptyObject } = require('internal/util');

const kSource = Symbol('source');
const kName = Symbol('name');

const constants = {
  __proto__: null,
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
};
Object.freeze(constants);

/** Refuses an option that is valid in Node and that the engine here cannot honour. */
function refuse(options, defaults) {
  for (const name of Object.keys(defaults)) {
    const value = options[name];
    if (value !== undefined && value !== defaults[name]) throw new ERR_METHOD_NOT_IMPLEMENTED(`vm ${name}`);
  }
}

function validateDynamicImport(value) {
  if (value === undefined || value === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER) return;
  if (typeof value !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.importModuleDynamically', 'function', value);
  }
  throw new ERR_METHOD_NOT_IMPLEMENTED('vm importModuleDynamically');
}

function validateCachedData(value) {
  if (value !== undefined && !ArrayBuffer.isView(value)) {
    throw new ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], value);
  }
}

/** Options of a run. Errors are never given the source line that `displayErrors` puts before their stack in Node. */
function validateRunOptions(options) {
  validateObject(options, 'options');
  const { timeout, displayErrors = true, breakOnSigint = false } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  refuse({ timeout, breakOnSigint }, { timeout: undefined, breakOnSigint: false });
}

class Script {
  constructor(code, options = kEmptyObject) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    else validateObject(options, 'options');
    const {
      filename = 'evalmachine.<anonymous>', lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false,
      importModuleDynamically,
    } = options;
    validateString(filename, 'options.filename');
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    validateCachedData(cachedData);
    validateBoolean(produceCachedData, 'options.produceCachedData');
    validateDynamicImport(importModuleDynamically);
    refuse({ lineOffset, columnOffset, cachedData, produceCachedData },
      { lineOffset: 0, columnOffset: 0, cachedData: undefined, produceCachedData: false });
    require('internal/engine').checkScript(code, filename);
    for (const [key, value] of [[kSource, code], [kName, filename]]) {
      Object.defineProperty(this, key, { __proto__: null, value });
    }
    this.sourceURL = magicComment(code, 'sourceURL');
    this.sourceMapURL = magicComment(code, 'sourceMappingURL');
  }

  runInThisContext(options = kEmptyObject) {
    validateRunOptions(options);
    return require('internal/engine').runScript(this[kSource], this[kName]);
  }

  runInContext() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('script.runInContext()');
  }

  runInNewContext() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('script.runInNewContext()');
  }
}

/** What the last `//# name=value` says. */
function magicComment(code, name) {
  let found;
  for (const match of code.matchAll(new RegExp(`//[#@][ \\t]${name}=[ \\t]*([^\\s'"]*)[ \\t]*$`, 'gm'))) found = match[1];
  return found;
}

function createScript(code, options) {
  return new Script(code, options);
}

function runInThisContext(code, options) {
  if (typeof options === 'string') options = { filename: options };
  return createScript(code, options).runInThisContext(options);
}

function compileFunction(code, params, options = kEmptyObject) {
  validateString(code, 'code');
  if (params !== undefined) validateStringArray(params, 'params');
  validateObject(options, 'options');
  const {
    filename = '', lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false, parsingContext,
    contextExtensions = [], importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(columnOffset, 'options.columnOffset');
  validateInt32(lineOffset, 'options.lineOffset');
  if (cachedData !== undefined) validateBuffer(cachedData, 'options.cachedData');
  validateBoolean(produceCachedData, 'options.produceCachedData');
  // No object is a context here.
  if (parsingContext !== undefined) throw new ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
  validateArray(contextExtensions, 'options.contextExtensions');
  contextExtensions.forEach((extension, i) => {
    validateObject(extension, `options.contextExtensions[${i}]`, require('internal/validators').kValidateObjectAllowObjects);
  });
  validateDynamicImport(importModuleDynamically);
  if (contextExtensions.length > 0) throw new ERR_METHOD_NOT_IMPLEMENTED('vm contextExtensions');
  refuse({ lineOffset, columnOffset, cachedData, produceCachedData },
    { lineOffset: 0, columnOffset: 0, cachedData: undefined, produceCachedData: false });
  return require('internal/engine').compileFunction(code, filename, params ?? []);
}

function isContext(object) {
  validateObject(object, 'object', require('internal/validators').kValidateObjectAllowObjects);
  return false;
}

function createContext() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('vm.createContext()');
}

function runInContext() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('vm.runInContext()');
}

function runInNewContext() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('vm.runInNewContext()');
}

module.exports = {
  Script,
  createContext,
  createScript,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  constants,
};
