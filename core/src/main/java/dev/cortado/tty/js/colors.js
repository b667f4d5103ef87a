'use strict';

// How many colors a terminal shows, told by the environment: bits of a color.

const FORCED = { '__proto__': null, '': 4, '1': 4, 'true': 4, '2': 8, '3': 24 };
const PROGRAMS = { '__proto__': null, 'HyperTerm': 24, 'MacTerm': 24, 'Apple_Terminal': 8 };
const SERVICES = {
  __proto__: null,
  APPVEYOR: 8, BUILDKITE: 8, CIRCLECI: 24, DRONE: 8, GITEA_ACTIONS: 24, GITHUB_ACTIONS: 24, GITLAB_CI: 8, TRAVIS: 8,
};
const TERMS = {
  '__proto__': null, 'eterm': 4, 'cons25': 4, 'console': 4, 'cygwin': 4, 'dtterm': 4, 'gnome': 4, 'hurd': 4, 'jfbterm': 4,
  'konsole': 4, 'kterm': 4, 'mlterm': 4, 'mosh': 24, 'putty': 4, 'st': 4, 'rxvt-unicode-24bit': 24, 'terminator': 24,
  'xterm-kitty': 24,
};
const FAMILIES = /ansi|color|linux|direct|^con\d*x\d|^rxvt|^screen|^xterm|^vt100|^vt220/;

function getColorDepth(env = process.env) {
  if (env.FORCE_COLOR !== undefined) return FORCED[env.FORCE_COLOR] ?? 1;
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return 1;
  if (env.TMUX) return 24;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return 4;
  if ('CI' in env) {
    for (const name in SERVICES) if (name in env) return SERVICES[name];
    return env.CI_NAME === 'codeship' ? 8 : 1;
  }
  if ('TEAMCITY_VERSION' in env) return /^(?:9\.0*[1-9]\d*\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 4 : 1;
  if (env.TERM_PROGRAM === 'iTerm.app') return /^(?:[0-2]\.|$)/.test(env.TERM_PROGRAM_VERSION ?? '') ? 8 : 24;
  if (env.TERM_PROGRAM in PROGRAMS) return PROGRAMS[env.TERM_PROGRAM];
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 24;
  if (env.TERM) {
    if (env.TERM.includes('truecolor')) return 24;
    if (env.TERM.startsWith('xterm-256')) return 8;
    const term = env.TERM.toLowerCase();
    if (term in TERMS) return TERMS[term];
    if (FAMILIES.test(term)) return 4;
  }
  return env.COLORTERM ? 4 : 1;
}

module.exports = { getColorDepth };
