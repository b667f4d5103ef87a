'use strict';

// util.getCallSites.

const { validateBoolean, validateNumber, validateObject } = require('internal/validators');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

const MOST = 200;
const scripts = new Map();

/** V8 tells no id of a script to JavaScript: scripts are numbered as they are met, by their name and content. */
function scriptId(site, name) {
  const key = `${site.getScriptHash?.()} ${name}`;
  let id = scripts.get(key);
  if (id === undefined) scripts.set(key, id = `${scripts.size + 1}`);
  return id;
}

function describe(site) {
  const scriptName = site.getScriptNameOrSourceURL() ?? '';
  const lineNumber = site.getLineNumber() ?? 0;
  const column = site.getColumnNumber() ?? 0;
  return {
    functionName: site.getFunctionName() ?? '',
    scriptId: scriptId(site, scriptName),
    scriptName,
    lineNumber,
    columnNumber: column,
    column,
  };
}

function getCallSites(frameCount = 8, options) {
  if (options === undefined) {
    if (typeof frameCount === 'object') {
      options = frameCount;
      validateObject(options, 'options');
      if (options.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
      frameCount = 8;
    }
  } else {
    validateObject(options, 'options');
    if (options.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  }
  validateNumber(frameCount, 'frameCount', 1, MOST);
  if (Number.isNaN(frameCount)) throw new ERR_OUT_OF_RANGE('frameCount', `>= 1 && <= ${MOST}`, frameCount);
  // Without this function and util.getCallSites.
  const sites = require('internal/engine').getCallSites(Math.floor(frameCount) + 2).slice(2).map(describe);
  const { getOption } = require('internal/options');
  if (options?.sourceMap === true || options?.sourceMap === undefined && getOption('enable-source-maps')) return mapped(sites);
  return sites;
}

/** Call sites as the sources name them, where a source map is there. */
function mapped(sites) {
  const { SourceMap, findSourceMap } = require('module');
  if (SourceMap === undefined || findSourceMap === undefined) return sites;
  for (const site of sites) {
    const map = findSourceMap(site.scriptName);
    const entry = map?.findEntry(site.lineNumber - 1, site.column - 1);
    if (entry?.originalSource === undefined) continue;
    site.scriptName = entry.originalSource;
    site.lineNumber = entry.originalLine + 1;
    site.columnNumber = site.column = entry.originalColumn + 1;
  }
  return sites;
}

module.exports = { getCallSites };
