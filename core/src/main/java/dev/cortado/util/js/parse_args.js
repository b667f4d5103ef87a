'use strict';

// util.parseArgs: arguments become tokens, tokens become values.

const {
  codes: {
    ERR_INVALID_ARG_VALUE,
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE,
    ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL,
    ERR_PARSE_ARGS_UNKNOWN_OPTION,
  },
} = require('internal/errors');
const {
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateObject,
  validateString,
  validateStringArray,
  validateUnion,
} = require('internal/validators');

const { hasOwn } = Object;

/** What the object itself has, whatever a program put on Object.prototype. */
function own(object, name) {
  return hasOwn(object, name) ? object[name] : undefined;
}

/** The program's own arguments: with --eval there is no script among them. */
function mainArguments() {
  const { argv, execArgv } = process;
  const inline = execArgv.some((each) => each === '-e' || each === '--eval' || each === '-p' || each === '--print');
  return argv.slice(inline ? 1 : 2);
}

function validateDefault(config, name) {
  const value = own(config, 'default');
  if (value === undefined) return;
  const several = own(config, 'multiple') === true;
  if (config.type === 'string') (several ? validateStringArray : validateString)(value, name);
  else (several ? validateBooleanArray : validateBoolean)(value, name);
}

function validateOptions(options) {
  validateObject(options, 'options');
  for (const { 0: name, 1: config } of Object.entries(options)) {
    validateObject(config, `options.${name}`);
    validateUnion(own(config, 'type'), `options.${name}.type`, ['string', 'boolean']);
    if (hasOwn(config, 'short')) {
      validateString(config.short, `options.${name}.short`);
      if (config.short.length !== 1) {
        throw new ERR_INVALID_ARG_VALUE(`options.${name}.short`, config.short, 'must be a single character');
      }
    }
    if (own(config, 'multiple') !== undefined) validateBoolean(config.multiple, `options.${name}.multiple`);
    validateDefault(config, `options.${name}.default`);
  }
}

function longNameOf(short, options) {
  for (const { 0: name, 1: config } of Object.entries(options)) if (own(config, 'short') === short) return name;
  return short;
}

function takesValue(name, options) {
  return hasOwn(options, name) && own(options[name], 'type') === 'string';
}

/** Cuts arguments into tokens. Indices are those of the arguments. */
class Tokenizer {
  constructor(args, options) {
    this.args = args;
    this.options = options;
    this.index = 0;
    this.tokens = [];
  }

  run() {
    const { args, tokens } = this;
    for (; this.index < args.length; this.index++) {
      const argument = `${args[this.index]}`;
      if (argument === '--') {
        tokens.push({ kind: 'option-terminator', index: this.index });
        for (let i = this.index + 1; i < args.length; i++) tokens.push({ kind: 'positional', index: i, value: args[i] });
        break;
      }
      if (argument.startsWith('--') && argument.length > 2) this.long(argument);
      else if (argument.startsWith('-') && argument.length > 1) this.shorts(argument);
      else tokens.push({ kind: 'positional', index: this.index, value: args[this.index] });
    }
    return tokens;
  }

  option(name, rawName, index, value, inlineValue) {
    this.tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
  }

  /** An option whose value may be the next argument. */
  withNext(name, rawName) {
    const { index } = this;
    let value;
    let inlineValue;
    if (takesValue(name, this.options) && this.args[index + 1] != null) {
      value = this.args[++this.index];
      inlineValue = false;
    }
    this.option(name, rawName, index, value, inlineValue);
  }

  long(argument) {
    const equals = argument.indexOf('=', 3);
    if (equals === -1) this.withNext(argument.slice(2), argument);
    else {
      this.option(argument.slice(2, equals), argument.slice(0, equals), this.index, argument.slice(equals + 1), true);
    }
  }

  /** '-f', '-fVALUE', or several options '-abf'. */
  shorts(argument) {
    const letters = argument.slice(1);
    for (let i = 0; i < letters.length; i++) {
      const name = longNameOf(letters[i], this.options);
      const rawName = `-${letters[i]}`;
      const last = i === letters.length - 1;
      if (!last && takesValue(name, this.options)) {
        this.option(name, rawName, this.index, letters.slice(i + 1), true);
        return;
      }
      if (last) this.withNext(name, rawName);
      else this.option(name, rawName, this.index, undefined, undefined);
    }
  }
}

/** A value that was the next argument and looks like an option was probably forgotten. */
function checkForgottenValue(token) {
  const { inlineValue, name, rawName, value } = token;
  if (inlineValue || typeof value !== 'string' || value.length < 2 || value[0] !== '-') return;
  const example = rawName.startsWith('--') ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
  throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${rawName}' argument is ambiguous.\n` +
    `Did you forget to specify the option argument for '${rawName}'?\n` +
    `To specify an option argument starting with a dash use ${example}.`);
}

/** Whether `--no-x` negates an option `x`. */
function isNegation({ name, value }, allowNegative) {
  return allowNegative && value === undefined && name.startsWith('no-');
}

function checkUsage(config, token) {
  const { options } = config;
  let { name } = token;
  if (!hasOwn(options, name)) {
    name = config.allowNegative && name.startsWith('no-') ? name.slice(3) : undefined;
    if (name === undefined || own(own(options, name) ?? {}, 'type') !== 'boolean') {
      throw new ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, config.allowPositionals);
    }
  }
  const short = own(options[name], 'short');
  const shown = `${short ? `-${short}, ` : ''}--${name}`;
  const type = own(options[name], 'type');
  if (type === 'string' && typeof token.value !== 'string') {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value != null) {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  }
}

function store(config, token, values) {
  let value = token.value ?? true;
  if (isNegation(token, config.allowNegative)) {
    token.name = token.name.slice(3);
    value = false;
  }
  const { name } = token;
  if (name === '__proto__') return;
  if (own(own(config.options, name) ?? {}, 'multiple')) {
    if (values[name]) values[name].push(value);
    else values[name] = [value];
  } else values[name] = value;
}

function parseArgs(config = {}) {
  const args = own(config, 'args') ?? mainArguments();
  const strict = own(config, 'strict') ?? true;
  const allowPositionals = own(config, 'allowPositionals') ?? !strict;
  const returnTokens = own(config, 'tokens') ?? false;
  const allowNegative = own(config, 'allowNegative') ?? false;
  const options = own(config, 'options') ?? { __proto__: null };
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(returnTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateOptions(options);

  const checked = { allowNegative, allowPositionals, options };
  const result = { values: { __proto__: null }, positionals: [] };
  const tokens = new Tokenizer(args, options).run();
  if (returnTokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (strict) {
        checkUsage(checked, token);
        checkForgottenValue(token);
      }
      store(checked, token, result.values);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) throw new ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }
  for (const { 0: name, 1: each } of Object.entries(options)) {
    const value = own(each, 'default');
    if (value !== undefined && result.values[name] === undefined && name !== '__proto__') result.values[name] = value;
  }
  return result;
}

module.exports = { parseArgs };
