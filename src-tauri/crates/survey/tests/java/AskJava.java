import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Says which texts a pattern matches as a whole. Each line of the input is `T`
 * and a text, or `P` and a pattern, in UTF-16 units of four hexadecimal digits.
 * Each pattern is answered with a line: 1 or 0 for each text before it, or `E`
 * and Java's reason for refusing it.
 */
class AskJava {
    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        List<String> texts = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String written = decoded(line.substring(1));
            if (line.charAt(0) == 'T') {
                texts.add(written);
                continue;
            }
            try {
                Pattern pattern = Pattern.compile(written);
                StringBuilder answers = new StringBuilder();
                for (String text : texts) {
                    answers.append(pattern.matcher(text).matches() ? '1' : '0');
                }
                out.println(answers);
            } catch (PatternSyntaxException refused) {
                out.println("E " + refused.getDescription().replaceAll("[^ -~]", "?"));
            } catch (RuntimeException broken) {
                // Java itself fails over some sets with `&&`.
                out.println("E " + broken.getClass().getSimpleName());
            }
        }
        out.flush();
    }

    private static String decoded(String hexadecimal) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < hexadecimal.length(); at += 4) {
            text.append((char) Integer.parseInt(hexadecimal.substring(at, at + 4), 16));
        }
        return text.toString();
    }
}
