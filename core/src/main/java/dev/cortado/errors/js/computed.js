'use strict';

// Codes whose message is computed. Each function is called with the error's additional properties as `this`: what it puts
// there becomes a property of the error.

const { determineSpecificType, formatList } = require('internal/errors/describe');

let lazyInspect;
function inspect(value, options) {
  lazyInspect ??= require('internal/util/inspect').inspect;
  return lazyInspect(value, options);
}

function assertInternal(condition, message) {
  if (condition) return;
  const { ERR_INTERNAL_ASSERTION } = require('internal/errors').codes;
  throw new ERR_INTERNAL_ASSERTION(message);
}

const primitiveTypes = new Set(['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol']);
const className = /^[A-Z][a-zA-Z0-9]*$/;

/** 'of type string or an instance of Buffer', for the list of types an argument may have. */
function describeExpected(expected) {
  const types = [];
  const instances = [];
  const others = [];
  for (const name of Array.isArray(expected) ? expected : [expected]) {
    assertInternal(typeof name === 'string', 'All expected entries have to be of type string');
    if (primitiveTypes.has(name)) types.push(name.toLowerCase());
    else if (className.test(name)) instances.push(name);
    else {
      assertInternal(name !== 'object', 'The value "object" should be written as "Object"');
      others.push(name);
    }
  }
  // Beside a class, "object" reads as the class Object.
  const object = types.indexOf('object');
  if (object !== -1 && instances.length > 0) {
    types.splice(object, 1);
    instances.push('Object');
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  if (instances.length > 0) parts.push(`an instance of ${formatList(instances, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  else if (others.length === 1) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

function addNumericalSeparator(digits) {
  const start = digits[0] === '-' ? 1 : 0;
  let result = '';
  let end = digits.length;
  for (; end >= start + 4; end -= 3) result = `_${digits.slice(end - 3, end)}${result}`;
  return digits.slice(0, end) + result;
}

function describeOutOfRange(value) {
  if (typeof value === 'bigint') {
    const limit = 2n ** 32n;
    const digits = String(value);
    return `${value > limit || value < -limit ? addNumericalSeparator(digits) : digits}n`;
  }
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) return addNumericalSeparator(String(value));
  return inspect(value);
}

const from = (base) => (base ? ` imported from ${base}` : '');
const packageJson = (path) => `${path}package.json`;

const errors = {
  __proto__: null,
  ERR_ACCESS_DENIED(message, permission = '', resource = '') {
    this.permission = permission;
    this.resource = resource;
    return message;
  },
  ERR_FALSY_VALUE_REJECTION(reason) {
    this.reason = reason;
    return 'Promise was rejected with falsy value';
  },
  ERR_HTTP2_STREAM_CANCEL(reason) {
    if (reason) this.cause = reason;
    const why = reason?.message;
    return `The pending stream has been canceled${why ? ` (caused by: ${why})` : ''}`;
  },
  ERR_INTERNAL_ASSERTION(message) {
    const suffix = 'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
      'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n';
    return message === undefined ? suffix : `${message}\n${suffix}`;
  },
  ERR_INVALID_PACKAGE_CONFIG(path, base, message) {
    return `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`;
  },
  ERR_INVALID_PACKAGE_TARGET(path, key, target, isImport = false, base = undefined) {
    const relative = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./');
    const field = isImport ? 'imports' : 'exports';
    const subject = key === '.' ? `Invalid "${field}" main target ${JSON.stringify(target)} defined` :
      `Invalid "${field}" target ${JSON.stringify(target)} defined for '${key}'`;
    if (key === '.') assertInternal(!isImport);
    return `${subject} in the package config ${packageJson(path)}${from(base)}${
      relative ? '; targets must start with "./"' : ''}`;
  },
  ERR_IP_BLOCKED(address) { return `IP(${address}) is blocked by net.BlockList`; },
  ERR_MODULE_NOT_FOUND(path, base, exactUrl) {
    if (exactUrl) this.url = `${exactUrl}`;
    return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
  },
  ERR_PACKAGE_PATH_NOT_EXPORTED(path, subpath, base = undefined) {
    const subject = subpath === '.' ? `No "exports" main defined in ` :
      `Package subpath '${subpath}' is not defined by "exports" in `;
    return `${subject}${packageJson(path)}${from(base)}`;
  },
  ERR_REQUIRE_ASYNC_MODULE(filename, parent) {
    let message = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
      'To see where the top-level await comes from, use --experimental-print-required-tla.';
    if (parent) message += `\n  From ${parent} `;
    if (filename) message += `\n  Requiring ${filename} `;
    return message;
  },
  ERR_REQUIRE_ESM(filename, hasEsmSyntax, parentPath = null, packageJsonPath = null) {
    const start = `require() of ES Module ${filename}${parentPath ? ` from ${parentPath}` : ''} not supported.`;
    if (!packageJsonPath) {
      if (!hasEsmSyntax || arguments.length < 4) return start;
    }
    const { basename } = require('path');
    const base = parentPath && basename(filename) === basename(parentPath) ? filename : basename(filename);
    if (hasEsmSyntax) {
      return `${start}\nInstead change the require of ${base} in ${parentPath} to a dynamic import() which is available ` +
        'in all CommonJS modules.';
    }
    return `${start}\n${base} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
      'contains "type": "module" which declares all .js files in that package scope as ES modules.\n' +
      `Instead either rename ${base} to end in .cjs, change the requiring code to use dynamic import() which is available ` +
      `in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ${packageJsonPath} to treat all .js ` +
      'files as CommonJS (using .mjs for all ES modules instead).\n';
  },
  ERR_TEST_FAILURE(error, failureType) {
    assertInternal(typeof failureType === 'string' || typeof failureType === 'symbol',
      "The 'failureType' argument must be of type string or symbol.");
    let message = error?.message ?? error;
    if (typeof message !== 'string') message = inspect(message);
    this.failureType = failureType;
    this.cause = error;
    return message;
  },
  ERR_TLS_CERT_ALTNAME_INVALID(reason, host, cert) {
    this.reason = reason;
    this.host = host;
    this.cert = cert;
    return `Hostname/IP does not match certificate's altnames: ${reason}`;
  },
  ERR_UNHANDLED_ERROR(value = undefined) {
    return arguments.length === 0 || value === undefined ? 'Unhandled error.' : `Unhandled error. (${value})`;
  },
  ERR_UNSUPPORTED_DIR_IMPORT(path, base, exactUrl) {
    this.url = exactUrl;
    return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  },
  ERR_UNSUPPORTED_ESM_URL_SCHEME(url, supported) {
    return `Only URLs with a scheme in: ${formatList(supported)} are supported by the default ESM loader. ` +
      `Received protocol '${url.protocol}'`;
  },
  ERR_VM_MODULE_LINK_FAILURE(message, cause) {
    this.cause = cause;
    return message;
  },
  ERR_WORKER_INVALID_EXEC_ARGV(flags, message = 'invalid execArgv flags') {
    return `Initiated Worker with ${message}: ${flags.join(', ')}`;
  },
};

const typeErrors = {
  __proto__: null,
  ERR_ENCODING_INVALID_ENCODED_DATA(encoding, errno) {
    if (errno !== undefined) this.errno = errno;
    return `The encoded data was not valid for encoding ${encoding}`;
  },
  ERR_HTTP2_INVALID_SETTING_VALUE(name, actual, min = undefined, max = undefined) {
    this.actual = actual;
    if (min !== undefined) {
      this.min = min;
      this.max = max;
    }
    return `Invalid value for setting "${name}": ${actual}`;
  },
  ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(name, value, url = undefined) {
    return `Import attribute "${name}" with value "${value}" is not supported${url === undefined ? '' : ` in ${url}`}`;
  },
  ERR_INVALID_ARG_TYPE(name, expected, actual) {
    assertInternal(typeof name === 'string', "'name' must be a string");
    const subject = name.endsWith(' argument') ? `The ${name}` :
      `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
    return `${subject} must be ${describeExpected(expected)}. Received ${determineSpecificType(actual)}`;
  },
  ERR_INVALID_ARG_VALUE(name, value, reason = 'is invalid') {
    let inspected = inspect(value);
    if (inspected.length > 128) inspected = `${inspected.slice(0, 128)}...`;
    return `The ${String(name).includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${inspected}`;
  },
  ERR_INVALID_CHAR(name, field = undefined) {
    return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
  },
  ERR_INVALID_FILE_URL_PATH(reason, input) {
    this.input = input;
    return `File URL path ${reason}`;
  },
  ERR_INVALID_MIME_SYNTAX(production, text, position) {
    return `The MIME syntax for a ${production} in "${text}" is invalid${position === -1 ? '' : ` at ${position}`}`;
  },
  ERR_INVALID_MODULE_SPECIFIER(request, reason, base = undefined) {
    return `Invalid module "${request}" ${reason}${from(base)}`;
  },
  ERR_INVALID_RETURN_PROPERTY(input, name, property, value) {
    return `Expected a valid ${input} to be returned for the "${property}" from the "${name}" hook but got ${
      determineSpecificType(value)}.`;
  },
  ERR_INVALID_RETURN_PROPERTY_VALUE(input, name, property, value) {
    return `Expected ${input} to be returned for the "${property}" from the "${name}" hook but got ${
      determineSpecificType(value)}.`;
  },
  ERR_INVALID_RETURN_VALUE(input, name, value) {
    return `Expected ${input} to be returned from the "${name}" function but got ${determineSpecificType(value)}.`;
  },
  ERR_INVALID_URL(input, base = null) {
    this.input = input;
    if (base != null) this.base = base;
    return 'Invalid URL';
  },
  ERR_INVALID_URL_SCHEME(expected) {
    const schemes = typeof expected === 'string' ? [expected] : expected;
    assertInternal(schemes.length <= 2);
    return `The URL must be ${schemes.length === 2 ? 'one of scheme' : 'of scheme'} ${schemes.join(' or ')}`;
  },
  ERR_MISSING_ARGS(...names) {
    assertInternal(names.length > 0, 'At least one arg needs to be specified');
    const quoted = names.map((name) => (Array.isArray(name) ? name.map((each) => `"${each}"`).join(' or ') : `"${name}"`));
    return `The ${formatList(quoted)} argument${names.length > 1 ? 's' : ''} must be specified`;
  },
  ERR_PACKAGE_IMPORT_NOT_DEFINED(specifier, path, base) {
    return `Package import specifier "${specifier}" is not defined${path ? ` in package ${packageJson(path)}` : ''}${
      from(base)}`;
  },
  ERR_PARSE_ARGS_UNKNOWN_OPTION(option, allowPositionals) {
    const hint = allowPositionals ? '. To specify a positional argument starting with a \'-\', place it at the end of the ' +
      `command after '--', as in '-- ${JSON.stringify(option)}` : '';
    return `Unknown option '${option}'${hint}`;
  },
  ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(value, protocols) {
    return `ALPN callback returned a value (${value}) that did not match any of the client's offered protocols (${
      protocols.join(', ')})`;
  },
  ERR_WORKER_PATH(filename) {
    return 'The worker script or module filename must be an absolute path or a relative path starting with \'./\' or ' +
      `'../'.${`${filename}`.startsWith('file://') ? ' Wrap file:// URLs with `new URL`.' : ''} Received "${filename}"`;
  },
};

const rangeErrors = {
  __proto__: null,
  ERR_BUFFER_OUT_OF_BOUNDS(name = undefined) {
    return name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds';
  },
  ERR_INVALID_ADDRESS_FAMILY(family, host, port) {
    this.host = host;
    this.port = port;
    return `Invalid address family: ${family} ${host}:${port}`;
  },
  ERR_OUT_OF_RANGE(name, range, value, replaceDefault = false) {
    assertInternal(range, 'Missing "range" argument');
    return `${replaceDefault ? name : `The value of "${name}" is out of range.`} It must be ${range}. Received ${
      describeOutOfRange(value)}`;
  },
  ERR_SOCKET_BAD_PORT(name, port, allowZero = true) {
    assertInternal(typeof allowZero === 'boolean', "The 'allowZero' argument must be of type boolean.");
    return `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${determineSpecificType(port)}.`;
  },
};

/** Codes that are also made as other classes: `new codes.ERR_X.TypeError()`. */
const otherClasses = {
  __proto__: null,
  ERR_HTTP2_INVALID_SETTING_VALUE: [RangeError],
  ERR_INVALID_ARG_VALUE: [RangeError],
  ERR_INVALID_RETURN_VALUE: [RangeError],
  ERR_INVALID_STATE: [TypeError, RangeError],
  ERR_OPERATION_FAILED: [TypeError],
};

module.exports = { Error: errors, TypeError: typeErrors, RangeError: rangeErrors, otherClasses };
