package dev.cortado.cli;

/** What {@code -h} prints. */
final class Help {
    static final String TEXT = """
            Usage: cortado [options] [ script.js ] [arguments]

            Options:
              -                           script read from standard input
              --                          end of options
              -c, --check                 check the syntax of a script and do not run it
              -C, --conditions=...        additional condition for "exports" and "imports"
              --disable-warning=...       silence warnings of a code or type
              -e, --eval=...              evaluate a script
              -h, --help                  print this help
              --insecure-http-parser      accept malformed HTTP as far as it can be understood
              --max-http-header-size=...  bytes that HTTP headers may have (16 KiB)
              --no-deprecation            silence deprecation warnings
              --no-warnings               silence all warnings
              --pending-deprecation       emit pending deprecation warnings
              --preserve-symlinks         keep symbolic links when resolving modules
              --preserve-symlinks-main    keep symbolic links when resolving the script
              -p, --print [...]           evaluate a script and print its result
              --redirect-warnings=...     write warnings to a file
              -r, --require=...           load a module before the script
              --throw-deprecation         throw on deprecations
              --trace-deprecation         show where deprecations come from
              --trace-uncaught            show where uncaught values were thrown
              --trace-warnings            show where warnings come from
              --unhandled-rejections=...  throw, strict, warn, none or warn-with-error-code
              -v, --version               print the version

            Flags of V8 (--max-old-space-size, --stack-trace-limit, --expose-gc, ...) are passed on.

            Environment variables:
              NODE_OPTIONS                options, separated by spaces
              NODE_PATH                   folders, separated by ':', to look modules up in
              NODE_NO_WARNINGS            set to 1 to silence warnings
              UV_THREADPOOL_SIZE          threads for work that blocks (4)
            """;

    private Help() {
    }
}
