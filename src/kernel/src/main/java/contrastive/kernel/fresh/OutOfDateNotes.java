package contrastive.kernel.fresh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/** The notes on the page: each becomes shorter as the cells on it are run again, and in the end empty. */
public final class OutOfDateNotes {
    private final Map<String, OutOfDateNote> shown = new LinkedHashMap<>();
    private int count;

    /**
     * What to publish after a run of a cell. A note is a display and no printed text, so that it can be updated and is not
     * taken for the cell's own output.
     */
    public List<ContentType<?>> after(CellRun run, OutOfDateNote news) {
        List<ContentType<?>> messages = new ArrayList<>();
        shown.values().stream().filter(note -> note.standsUnder(run)).forEach(note -> {
            note.mend(run.mended);
            news.absorb(note);
        });
        shown.values().removeIf(note -> note.standsUnder(run));
        news.settle(run);
        List<OutOfDateNote> settled = new ArrayList<>();
        shown.forEach((id, note) -> {
            if (note.mend(run.mended) | note.settle(run)) {
                settled.add(note);
                messages.add(new PublishUpdateDisplayData(note.display(id)));
            }
        });
        shown.values().removeIf(OutOfDateNote::isEmpty);
        // a cell that was run again because a note said so, has its own consequences on that note
        if (!news.isEmpty() && settled.stream().noneMatch(news::isToldBy)) {
            String id = "out-of-date-" + ++count;
            shown.put(id, news);
            messages.add(new PublishDisplayData(news.display(id)));
        }
        return messages;
    }
}
