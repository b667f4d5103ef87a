'use strict';

// Positions of import() in a source, from es-module-lexer (its plain JavaScript build), loaded when a source needs it.

let parse;

function load() {
  const text = internalBinding('module').lexerSource().replace(/\bexport function parse\b/, 'function parse');
  return require('internal/engine').compileFunction(`${text}\nreturn parse;`, 'node:internal/deps/es-module-lexer', [])();
}

/** Where each `import(` begins; none in a source that cannot be read as JavaScript: V8 will say what is wrong with it. */
function dynamicImports(source) {
  parse ??= load();
  try {
    return parse(source)[0].filter(({ d }) => d >= 0).map(({ ss }) => ss);
  } catch {
    return [];
  }
}

module.exports = { dynamicImports };
