'use strict';
const path = require('node:path');

for (const pattern of ['*.js', '**/*.js', 'src/**', 'src/*/[a-c]?.{js,ts}', '!(a|b).js', '+(a|b).js', '{1..3}.js', '.*', '[!a]*', 'src/../*.js']) {
  const hits = ['a.js', 'b.js', 'c.js', 'ab.js', '1.js', '4.js', '.x', 'src/a.js', 'src/x/ab.ts', 'src/x/ab.js', 'src/.h/a.js', 'src']
    .filter((name) => path.posix.matchesGlob(name, pattern));
  console.log(pattern, hits.join(' '));
}
console.log(path.win32.matchesGlob('src\\x\\ab.ts', 'src/**/*.ts'));
