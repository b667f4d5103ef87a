package dev.cortado.engine;

import com.caoccao.javet.exceptions.JavetScriptingError;

/** Where V8 saw an exception thrown, as Node prints it above the stack. */
final class Location {
    private Location() {
    }

    static String text(JavetScriptingError error) {
        String name = error.getResourceName();
        String source = error.getSourceLine();
        if (name == null || name.isEmpty() || error.getLineNumber() <= 0) {
            return "";
        }
        var text = new StringBuilder(name).append(':').append(error.getLineNumber()).append('\n');
        if (source != null) {
            text.append(source).append('\n');
            int start = Math.max(0, error.getStartColumn());
            int end = Math.max(start + 1, error.getEndColumn());
            for (int i = 0; i < start && i < source.length(); i++) {
                text.append(source.charAt(i) == '\t' ? '\t' : ' ');
            }
            text.repeat('^', Math.min(end, Math.max(source.length(), start + 1)) - start).append('\n');
        }
        return text.toString();
    }
}
