package dev.ftcost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literals of a source file that can be a part of a message to a user: those of three words or more, and those of two words in a
 * call that makes an error, a warning or a reason. Literals that are joined as one are one; what describes an option is help.
 */
public final class MessageLiterals {
    private static final Pattern COMMENT_OR_LITERAL = Pattern
            .compile("(\"(?:\\\\.|[^\"\\\\\n])*\")|'(?:\\\\.|[^'\\\\])+'|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");
    private static final Pattern HELP = Pattern.compile("@(?:Option|Command|Parameters|ArgGroup|SuppressWarnings)\\(");
    private static final Pattern MAKER = Pattern.compile("new \\w*(?:Error|Exception|BadValue|Fault|Problem|Reject|InputWarning)\\("
            + "|Messages\\.(?:error|warning)\\(|InputWarning\\.of\\(|(?:warning|problem|error)s?\\.(?:add|addFirst|accept)\\("
            + "|\\b(?:say|problem|error|warning)\\(");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern SQL = Pattern.compile("\\b(?:SELECT|INSERT|CREATE|FROM)\\b");

    private MessageLiterals() {}

    public static List<String> of(JavaSource source) {
        String code = JOINED.matcher(COMMENT_OR_LITERAL.matcher(source.text())
                .replaceAll(match -> match.group(1) == null ? " " : Matcher.quoteReplacement(match.group(1)))).replaceAll("");
        List<int[]> help = calls(code, HELP);
        List<int[]> makers = calls(code, MAKER);
        List<String> literals = new ArrayList<>();
        for (Matcher literal = LITERAL.matcher(code); literal.find();) {
            int place = literal.start();
            String text = ESCAPE.matcher(literal.group(1)).replaceAll(escape -> Matcher.quoteReplacement(
                    escape.group(1).equals("u") ? "u" : escape.group())).translateEscapes();
            long words = WORD.matcher(text).results().count();
            if (!isIn(help, place) && words >= (isIn(makers, place) ? 2 : 3) && text.strip().contains(" ") && !SQL.matcher(text).find()) {
                literals.add(text);
            }
        }
        return literals;
    }

    private static boolean isIn(List<int[]> calls, int place) {
        return calls.stream().anyMatch(call -> call[0] <= place && place < call[1]);
    }

    /** From the name to the bracket that closes its arguments. */
    private static List<int[]> calls(String code, Pattern name) {
        List<int[]> calls = new ArrayList<>();
        for (Matcher call = name.matcher(code); call.find();) {
            int depth = 1;
            boolean quoted = false;
            int end = call.end();
            for (; depth > 0; end++) {
                char c = code.charAt(end);
                if (quoted) {
                    end += c == '\\' ? 1 : 0;
                    quoted = c != '"';
                } else {
                    quoted = c == '"';
                    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                }
            }
            calls.add(new int[] {call.start(), end});
        }
        return calls;
    }
}
