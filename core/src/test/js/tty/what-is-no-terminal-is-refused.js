'use strict';

const tty = require('node:tty');

for (const fd of [-1, 1.5, '0', 100000]) console.log(fd, tty.isatty(fd));
for (const make of [() => new tty.WriteStream(-1), () => new tty.ReadStream('a'), () => new tty.WriteStream(100000)]) {
  try {
    make();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const env of [{}, { TERM: 'dumb' }, { COLORTERM: 'truecolor' }, { FORCE_COLOR: '3' }, { NO_COLOR: '1' }, { TERM: 'xterm' },
  { TERM: 'xterm-256color' }, { TMUX: '1' }, { CI: '1' }, { CI: '1', TRAVIS: '1' }, { TERM_PROGRAM: 'iTerm.app' },
  { TERM: 'screen' }, { TERM: 'unknown' }]) {
  const { getColorDepth, hasColors } = tty.WriteStream.prototype;
  console.log(env, getColorDepth(env), hasColors.call({ getColorDepth }, 256, env));
}
