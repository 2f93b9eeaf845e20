package contrastive.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import contrastive.data.Require;

/** Text that may hold anything, made safe to stand in a page. */
public final class Markup {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Markup() {}

    /** Text for the inside of an element or of a quoted attribute. */
    public static String escape(String text) {
        return Require.notNull("text", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }

    /**
     * A value of maps, lists, arrays, strings and finite numbers as a javascript literal that cannot end the script around it.
     *
     * @throws IllegalArgumentException when the value holds something that JSON cannot write
     */
    static String script(Object value) {
        try {
            // a left angle bracket occurs within strings only, where its escape means the same
            return JSON.writeValueAsString(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
