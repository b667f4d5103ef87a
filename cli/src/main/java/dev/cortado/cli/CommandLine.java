package dev.cortado.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line and {@code NODE_OPTIONS} say, in Node's terms.
 *
 * @param options the runtime's options by name without dashes; values are Boolean, String or a list of strings
 * @param v8Flags passed to V8 as they are
 * @param runtimeArguments the options as they were given: {@code process.execArgv}
 * @param arguments the script and what follows it
 * @param output printed instead of running anything; null to run
 * @param exitCode with {@code output}
 */
record CommandLine(
        Map<String, Object> options,
        List<String> v8Flags,
        List<String> runtimeArguments,
        List<String> arguments,
        String output,
        int exitCode) {
    static final String VERSION = "v24.12.0";
    private static final int INVALID_ARGUMENT = 9;

    private enum Kind { FLAG, VALUE, LIST, V8 }

    private record Option(String name, Kind kind, boolean allowedInEnvironment) {
    }

    private static final Map<String, Option> OPTIONS = new HashMap<>();
    private static final Map<String, String> SHORT = Map.of("-e", "--eval", "-p", "--print", "-r", "--require",
            "-c", "--check", "-v", "--version", "-h", "--help", "-C", "--conditions", "-i", "--interactive");

    static {
        flags(true, "warnings", "deprecation", "trace-warnings", "trace-deprecation", "throw-deprecation",
                "pending-deprecation", "preserve-symlinks", "preserve-symlinks-main", "trace-uncaught", "trace-exit",
                "insecure-http-parser", "addons", "global-search-paths", "trace-sigint", "verify-base-objects",
                "network-family-autoselection", "async-context-frame", "experimental-global-navigator",
                "experimental-fetch", "experimental-websocket", "experimental-eventsource", "experimental-require-module",
                "experimental-detect-module", "experimental-global-customevent", "experimental-global-webcrypto",
                "experimental-webstorage", "experimental-vm-modules", "experimental-repl-await", "force-context-aware",
                "node-snapshot", "extra-info-on-fatal-exception", "force-async-hooks-checks", "entry-url");
        flags(false, "check", "print", "version", "help", "interactive", "v8-options", "expose-internals");
        values(true, "unhandled-rejections", "redirect-warnings", "max-http-header-size", "title", "icu-data-dir",
                "dns-result-order", "network-family-autoselection-attempt-timeout", "stack-trace-limit-node",
                "trace-require-module", "input-type");
        values(false, "eval");
        lists(true, "require", "conditions", "disable-warning", "import");
        v8(true, "max-old-space-size", "max-semi-space-size", "stack-trace-limit", "expose-gc", "expose_gc",
                "max_old_space_size", "stack-size", "abort-on-uncaught-exception", "jitless", "interpreted-frames-native-stack",
                "disallow-code-generation-from-strings", "huge-max-old-generation-size", "perf-basic-prof", "perf-prof");
    }

    private static void flags(boolean environment, String... names) {
        for (String name : names) {
            OPTIONS.put(name, new Option(name, Kind.FLAG, environment));
        }
    }

    private static void values(boolean environment, String... names) {
        for (String name : names) {
            OPTIONS.put(name, new Option(name, Kind.VALUE, environment));
        }
    }

    private static void lists(boolean environment, String... names) {
        for (String name : names) {
            OPTIONS.put(name, new Option(name, Kind.LIST, environment));
        }
    }

    private static void v8(boolean environment, String... names) {
        for (String name : names) {
            OPTIONS.put(name, new Option(name, Kind.V8, environment));
        }
    }

    /** A usage error, in the words that are printed. */
    private static final class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }

    static CommandLine parse(String[] arguments, Map<String, String> environment) {
        var parser = new Parser();
        try {
            String variable = environment.get("NODE_OPTIONS");
            if (variable != null && !variable.isBlank()) {
                parser.environment(variable);
            }
            parser.commandLine(List.of(arguments));
        } catch (UsageException e) {
            return new CommandLine(Map.of(), List.of(), List.of(), List.of(),
                    "cortado: " + e.getMessage() + "\n", INVALID_ARGUMENT);
        }
        return parser.result();
    }

    private static final class Parser {
        private final Map<String, Object> options = new HashMap<>();
        private final List<String> v8Flags = new ArrayList<>();
        private final List<String> given = new ArrayList<>();
        private final List<String> rest = new ArrayList<>();

        void environment(String text) throws UsageException {
            List<String> words = split(text);
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (!word.startsWith("-")) {
                    throw new UsageException(word + " is not allowed in NODE_OPTIONS");
                }
                i = option(words, i, true);
            }
        }

        /** Splits as Node does: spaces outside double quotes, backslashes within them. */
        private static List<String> split(String text) throws UsageException {
            List<String> words = new ArrayList<>();
            StringBuilder word = null;
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && quoted) {
                    if (++i == text.length()) {
                        throw new UsageException("invalid value for NODE_OPTIONS (invalid escape)");
                    }
                    c = text.charAt(i);
                } else if (c == ' ' && !quoted) {
                    if (word != null) {
                        words.add(word.toString());
                        word = null;
                    }
                    continue;
                } else if (c == '"') {
                    quoted = !quoted;
                    word = word == null ? new StringBuilder() : word;
                    continue;
                }
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
            if (quoted) {
                throw new UsageException("invalid value for NODE_OPTIONS (unterminated string)");
            }
            if (word != null) {
                words.add(word.toString());
            }
            return words;
        }

        void commandLine(List<String> words) throws UsageException {
            int i = 0;
            for (; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("--")) {
                    i++;
                    break;
                }
                if (word.equals("-") || !word.startsWith("-")) {
                    break;
                }
                int first = i;
                i = option(words, i, false);
                given.addAll(words.subList(first, Math.min(i + 1, words.size())));
            }
            rest.addAll(words.subList(Math.min(i, words.size()), words.size()));
        }

        /** Takes the option at a place; returns the place of its last word. */
        private int option(List<String> words, int at, boolean fromEnvironment) throws UsageException {
            String word = words.get(at);
            String text = SHORT.getOrDefault(word, word);
            if (word.equals("-pe") || word.equals("-ep")) {
                options.put("print", true);
                text = "--eval";
            }
            int equals = text.indexOf('=');
            String value = equals < 0 ? null : text.substring(equals + 1);
            String name = (equals < 0 ? text : text.substring(0, equals));
            name = name.startsWith("--") ? name.substring(2).replace('_', '-') : name;
            boolean negated = name.startsWith("no-") && OPTIONS.containsKey(name.substring(3));
            Option option = OPTIONS.get(negated ? name.substring(3) : name);
            if (option == null) {
                if (fromEnvironment || !text.startsWith("--") || !V8Flags.known(name)) {
                    throw new UsageException(fromEnvironment ? word + " is not allowed in NODE_OPTIONS"
                            : "bad option: " + word);
                }
                v8Flags.add(text);
                return at;
            }
            if (fromEnvironment && !option.allowedInEnvironment()) {
                throw new UsageException(word + " is not allowed in NODE_OPTIONS");
            }
            if (negated && option.kind() != Kind.FLAG) {
                throw new UsageException(word + " is an invalid negation because it is not a boolean option");
            }
            switch (option.kind()) {
                case FLAG -> {
                    if (value != null) {
                        throw new UsageException(word + " does not take an argument");
                    }
                    options.put(option.name(), !negated);
                    if (option.name().equals("print") && at + 1 < words.size() && !words.get(at + 1).startsWith("-")) {
                        options.put("eval", words.get(at + 1));
                        return at + 1;
                    }
                }
                case V8 -> v8Flags.add(text);
                default -> {
                    int last = at;
                    if (value == null) {
                        last++;
                        if (last >= words.size() || words.get(last).startsWith("-") && words.get(last).length() > 1
                                && !option.name().equals("eval")) {
                            throw new UsageException(word + " requires an argument");
                        }
                        value = words.get(last);
                        if (value.startsWith("\\-")) {
                            value = value.substring(1);
                        }
                    } else if (value.isEmpty() && !option.name().equals("eval")) {
                        throw new UsageException(word + " requires an argument");
                    }
                    if (option.kind() == Kind.LIST) {
                        @SuppressWarnings("unchecked")
                        var list = (List<String>) options.computeIfAbsent(option.name(), key -> new ArrayList<String>());
                        list.add(value);
                    } else {
                        options.put(option.name(), value);
                    }
                    return last;
                }
            }
            return at;
        }

        CommandLine result() {
            if (options.containsKey("version")) {
                return print(VERSION + "\n");
            }
            if (options.containsKey("help")) {
                return print(Help.TEXT);
            }
            return new CommandLine(Map.copyOf(options), List.copyOf(v8Flags), List.copyOf(given), List.copyOf(rest), null, 0);
        }

        private CommandLine print(String text) {
            return new CommandLine(Map.of(), List.of(), List.of(), List.of(), text, 0);
        }
    }
}
