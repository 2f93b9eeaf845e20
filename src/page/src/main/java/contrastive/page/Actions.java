package contrastive.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;

/** What a reader does with a whole setting: presets, undo, reset, the link, and what can be taken along. */
final class Actions {

    private final List<String> past = new ArrayList<>();
    private final HTMLElement undo = Html.byId("undo");
    private final HTMLElement presets = Html.byId("presets");
    private final Consumer<Setting> show;

    /**
     * @param show puts a setting on the controls
     * @param answer what is drawn
     */
    Actions(Consumer<Setting> show, Supplier<Optional<Answer>> answer) {
        this.show = show;
        for (Preset preset : Preset.values()) {
            HTMLElement button = Html.add(Html.add(presets, "li", ""), "button", "");
            button.setAttribute("type", "button");
            button.setTextContent(preset.title);
            Html.on(button, "click", event -> show.accept(preset.setting()));
        }
        Html.on(undo, "click", event -> undo());
        Html.on(Html.byId("reset"), "click", event -> show.accept(Preset.CLAIM.setting()));
        Window.current().getDocument().addEventListener("keydown", event -> {
            KeyboardEvent key = (KeyboardEvent) event;
            if ((key.isCtrlKey() || key.isMetaKey()) && key.getKey().equals("z") && !isText((HTMLElement) event.getTarget())) {
                event.preventDefault();
                undo();
            }
        });
        Window.current().addEventListener("hashchange", event -> fromLink().ifPresent(show));
        copying("copy-link", () -> Window.current().getLocation().getFullURL());
        copying("copy-java", () -> Html.byId("java").getTextContent());
        Html.on(Html.byId("png"), "click", event -> answer.get().ifPresent(given -> png("contrastive-bench.png")));
        Html.on(Html.byId("csv"), "click", event -> answer.get().ifPresent(given -> save("contrastive-bench.csv", Csv.of(given))));
    }

    private static void copying(String id, Supplier<String> text) {
        HTMLElement button = Html.byId(id);
        String title = button.getTextContent();
        Html.on(button, "click", event -> {
            copy(text.get());
            button.setTextContent("Copied");
            Window.setTimeout(() -> button.setTextContent(title), 1500);
        });
    }

    /** The setting of the page's address; empty where it has none, or one that cannot be read. */
    Optional<Setting> fromLink() {
        String link = hash();
        if (link.isEmpty() || (!past.isEmpty() && link.equals(past.get(past.size() - 1)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Setting.parse(link));
        } catch (IllegalArgumentException unreadable) {
            Html.text(Html.byId("refusal"), "This link is not one of the bench's: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** A change is complete. */
    void keep(Setting setting) {
        String text = setting.text();
        if (past.isEmpty() || !past.get(past.size() - 1).equals(text)) {
            past.add(text);
            mark(setting);
        }
    }

    private void undo() {
        if (past.size() > 1) {
            past.remove(past.size() - 1);
            String before = past.remove(past.size() - 1);
            show.accept(Setting.parse(before));
        }
    }

    private void mark(Setting setting) {
        setHash("#" + setting.text());
        undo.setAttribute("aria-disabled", String.valueOf(past.size() < 2));
        String story = "";
        for (Preset preset : Preset.values()) {
            boolean now = preset.setting().withSteps(setting.steps()).text().equals(setting.text());
            ((HTMLElement) presets.getChildren().get(preset.ordinal()).getFirstChild()).setAttribute("aria-pressed", String.valueOf(now));
            story = now ? preset.sentence : story;
        }
        Html.text(Html.byId("story"), story.isEmpty() ? "Your own setting: the link in the address bar keeps it." : story);
        Html.text(Html.byId("java"), JavaText.of(setting));
    }

    @JSBody(params = "element", script = "return element.matches('input:not([type=range], [type=checkbox])')")
    private static native boolean isText(HTMLElement element);

    @JSBody(script = "return decodeURIComponent(location.hash.slice(1))")
    private static native String hash();

    @JSBody(params = "hash", script = "history.replaceState(null, '', hash)")
    private static native void setHash(String hash);

    /** From disk there may be no clipboard but the older way. */
    @JSBody(params = "text", script = "const old = () => { const area = document.createElement('textarea'); area.value = text;"
            + " document.body.append(area); area.select(); document.execCommand('copy'); area.remove(); };"
            + " if (navigator.clipboard) navigator.clipboard.writeText(text).catch(old); else old()")
    private static native void copy(String text);

    @JSBody(params = {"name", "text"}, script = "const link = document.createElement('a');"
            + " link.href = URL.createObjectURL(new Blob([text], {type: 'text/csv'})); link.download = name; link.click()")
    private static native void save(String name, String text);

    @JSBody(params = "name", script = "benchCharts.png(name)")
    private static native void png(String name);
}
