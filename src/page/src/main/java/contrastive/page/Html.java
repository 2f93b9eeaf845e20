package contrastive.page;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLElement;

/** The page's elements, and what the library says about them. */
final class Html {

    private Html() {
    }

    static HTMLElement byId(String id) {
        return Window.current().getDocument().getElementById(id);
    }

    /** A new last child of an element. */
    static HTMLElement add(HTMLElement parent, String tag, String className) {
        HTMLElement child = Window.current().getDocument().createElement(tag);
        child.setClassName(className);
        parent.appendChild(child);
        return child;
    }

    static void on(HTMLElement element, String event, EventListener<Event> listener) {
        element.addEventListener(event, listener);
    }

    /** Writes only what is new: to write makes the browser lay the page out. */
    static void text(HTMLElement element, String text) {
        if (!text.equals(element.getTextContent())) {
            element.setTextContent(text);
        }
    }

    /** As if a reader had changed the element: who listens for that hears of it. */
    @JSBody(params = "element", script = "['input', 'change'].forEach(function (type) { element.dispatchEvent(new Event(type, {bubbles: true})); })")
    static native void changed(HTMLElement element);

    /** Whether a message of the library is about an argument: it names it before it says what it must be. */
    static boolean names(String message, String argument) {
        return List.of(message.split(" must ")[0].split("[^A-Za-z]+")).contains(argument);
    }

    /** Says beside a field what is wrong with its value, or with an empty text that nothing is. */
    static void refuse(HTMLElement place, HTMLElement field, String message) {
        text(place, message);
        field.setAttribute("aria-invalid", String.valueOf(!message.isEmpty()));
    }

    /** The nearest number of so many significant digits. */
    @JSBody(params = {"value", "digits"}, script = "return Number(value.toPrecision(digits))")
    static native double rounded(double value, int digits);
}
