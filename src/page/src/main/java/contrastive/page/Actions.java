package contrastive.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/** What a reader does with a whole setting: presets, undo, reset, the link, the Java. */
final class Actions {

    private final List<String> past = new ArrayList<>();
    private final HTMLElement undo = Html.byId("undo");
    private final NodeList<? extends HTMLElement> presets = Html.byId("presets").querySelectorAll("button");
    private final Consumer<Setting> show;
    private String fault = "";

    /** @param show puts a setting on the controls */
    Actions(Consumer<Setting> show) {
        this.show = show;
        for (int i = 0; i < presets.getLength(); i++) {
            HTMLElement preset = presets.get(i);
            Html.on(preset, "click", event -> show.accept(setting(preset)));
        }
        Html.on(undo, "click", event -> undo());
        Html.on(Html.byId("reset"), "click", event -> show.accept(first()));
        // one that cannot be read leaves the setting as it is, and says so
        Window.current().addEventListener("hashchange",
                event -> show.accept(fromLink().orElseGet(() -> Setting.parse(past.remove(past.size() - 1)))));
    }

    /** The page's first preset. */
    Setting first() {
        return setting(presets.get(0));
    }

    private static Setting setting(HTMLElement preset) {
        return Setting.parse(preset.getAttribute("data-setting"));
    }

    /** The setting of the page's address; empty where it has none, one that cannot be read, or that of now. */
    Optional<Setting> fromLink() {
        String link = hash();
        if (link.isEmpty() || (!past.isEmpty() && link.equals(past.get(past.size() - 1)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Setting.parse(link));
        } catch (IllegalArgumentException unreadable) {
            fault = "The bench cannot read this link: " + unreadable.getMessage() + ".";
            return Optional.empty();
        }
    }

    /** A change is complete. */
    void keep(Setting setting) {
        String text = setting.text();
        if (!past.isEmpty() && past.get(past.size() - 1).equals(text)) {
            return;
        }
        past.add(text);
        setHash("#" + text);
        undo.setAttribute("aria-disabled", String.valueOf(past.size() < 2));
        Html.text(Html.byId("java"), JavaText.of(setting));
        String curves = setting.with(setting.beside(), Steps.USUAL).text();
        String story = "Your own setting: the link in the address bar keeps it.";
        for (int i = 0; i < presets.getLength(); i++) {
            boolean now = setting(presets.get(i)).text().equals(curves);
            presets.get(i).setAttribute("aria-pressed", String.valueOf(now));
            story = now ? presets.get(i).getAttribute("data-story") : story;
        }
        Html.text(Html.byId("story"), fault.isEmpty() ? story : fault);
        fault = "";
    }

    private void undo() {
        if (past.size() > 1) {
            past.remove(past.size() - 1);
            show.accept(Setting.parse(past.remove(past.size() - 1)));
        }
    }

    @JSBody(script = "const hash = location.hash.slice(1); try { return decodeURIComponent(hash) } catch (malformed) { return hash }")
    private static native String hash();

    @JSBody(params = "hash", script = "history.replaceState(null, '', hash)")
    private static native void setHash(String hash);
}
