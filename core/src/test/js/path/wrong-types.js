'use strict';
const path = require('node:path');

for (const [name, ...args] of [['join', 'a', 1], ['resolve', 'a', null, '/b'], ['relative', 'a'], ['basename', 'a', 1], ['parse', {}],
  ['format', 'x'], ['matchesGlob', 'a', /b/], ['normalize', undefined]]) {
  try {
    console.log(path[name](...args));
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
