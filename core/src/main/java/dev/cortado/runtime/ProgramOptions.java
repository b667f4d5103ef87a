package dev.cortado.runtime;

import java.util.List;
import java.util.Map;

/**
 * What one Node program is started with.
 *
 * @param execPath what {@code process.execPath} says: a command that starts this runtime
 * @param execArguments options of the runtime, as {@code process.execArgv}
 * @param arguments the script and its arguments; {@code process.argv} from 1 on
 * @param options the runtime's options by name, without dashes, as {@code cli} parsed them
 * @param environment the variables that {@code process.env} shows
 * @param ownsProcess whether {@code process.exit()} ends the whole process, as a command does, or this program alone
 */
public record ProgramOptions(
        String execPath,
        List<String> execArguments,
        List<String> arguments,
        Map<String, Object> options,
        Map<String, String> environment,
        boolean ownsProcess) {
    public ProgramOptions {
        execArguments = List.copyOf(execArguments);
        arguments = List.copyOf(arguments);
        options = Map.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** A program embedded in this process, with the process's environment. */
    public static ProgramOptions embedded(String... arguments) {
        return new ProgramOptions("cortado", List.of(), List.of(arguments), Map.of(), System.getenv(), false);
    }
}
