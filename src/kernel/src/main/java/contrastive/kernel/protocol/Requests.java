package contrastive.kernel.protocol;

import com.google.gson.JsonObject;
import contrastive.kernel.cells.JavaKernel;
import contrastive.kernel.stopping.CellRunner;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.HistoryReply;
import org.dflib.jjava.jupyter.messages.reply.InspectReply;
import org.dflib.jjava.jupyter.messages.reply.IsCompleteReply;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.IsCompleteRequest;

/** The contents of the replies to everything but a cell; cells are {@link CellRequests}'. */
final class Requests {
    private final JavaKernel kernel;
    private final CellRunner runner;

    Requests(JavaKernel kernel, CellRunner runner) {
        this.kernel = kernel;
        this.runner = runner;
    }

    KernelInfoReply kernelInfo() {
        return new KernelInfoReply(Header.PROTOCOL_VERISON, kernel.getName(), kernel.getVersion(),
                kernel.getLanguageInfo(), kernel.getBanner(), kernel.getHelpLinks());
    }

    CompleteReply complete(CompleteRequest request) throws ExecutionException, InterruptedException {
        String code = request.getCode();
        int cursor = toChars(code, request.getCursorPos());
        ReplacementOptions options = runner.call(() -> kernel.complete(code, cursor));
        return new CompleteReply(options.getReplacements(), code.codePointCount(0, options.getSourceStart()),
                code.codePointCount(0, options.getSourceEnd()), Map.of());
    }

    InspectReply inspect(InspectRequest request) throws ExecutionException, InterruptedException {
        String code = request.getCode();
        int cursor = toChars(code, request.getCursorPos());
        DisplayData found = runner.call(() -> kernel.inspect(code, cursor, request.getDetailLevel() > 0));
        return new InspectReply(found != null, DisplayData.emptyIfNull(found));
    }

    IsCompleteReply isComplete(IsCompleteRequest request) throws ExecutionException, InterruptedException {
        String state = runner.call(() -> kernel.isComplete(request.getCode()));
        return switch (state) {
            case BaseKernel.IS_COMPLETE_YES -> IsCompleteReply.VALID_CODE;
            case BaseKernel.IS_COMPLETE_BAD -> IsCompleteReply.INVALID_CODE;
            default -> IsCompleteReply.getIncompleteReplyWithIndent(state);
        };
    }

    HistoryReply history(HistoryRequest request) {
        Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
        if (request.includeOutput()) {
            flags.add(ResultFlag.INCLUDE_OUTPUT);
        }
        List<HistoryEntry> entries;
        if (request instanceof HistoryRequest.Range range) {
            entries = kernel.getHistoryManager()
                    .lookupRange(range.getSessionIndex(), range.getStart(), range.getStop(), flags);
        } else if (request instanceof HistoryRequest.Search search) {
            if (search.filterUnique()) {
                flags.add(ResultFlag.UNIQUE);
            }
            entries = kernel.getHistoryManager().search(search.getPattern() == null ? "*" : search.getPattern(),
                    atLeastOne(search.getMaxReturnLength()), flags);
        } else {
            entries = kernel.getHistoryManager()
                    .lookupTail(atLeastOne(((HistoryRequest.Tail) request).getMaxReturnLength()), flags);
        }
        return new HistoryReply(entries);
    }

    JsonObject commInfo() {
        JsonObject comms = new JsonObject();
        kernel.getCommManager().forEach(comm -> {
            JsonObject target = new JsonObject();
            target.addProperty("target_name", comm.getTargetName());
            comms.add(comm.getID(), target);
        });
        JsonObject reply = new JsonObject();
        reply.add("comms", comms);
        return reply;
    }

    // a request without n asks for all
    private static int atLeastOne(int length) {
        return length <= 0 ? Integer.MAX_VALUE : length;
    }

    // front ends count code points
    private static int toChars(String code, int cursor) {
        return code.offsetByCodePoints(0, Math.max(0, Math.min(cursor, code.codePointCount(0, code.length()))));
    }
}
