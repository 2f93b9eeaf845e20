package contrastive.page;

import contrastive.dynamics.Snapshot;

/** The curves as a table of text, one row for each of their points, all digits. */
final class Csv {

    private Csv() {
    }

    static String of(Answer answer) {
        StringBuilder text = new StringBuilder("time");
        int r = answer.setting().variances().length;
        heads(text, answer.setting().run().loss().title, r);
        answer.setting().beside().ifPresent(recipe -> heads(text, "beside: " + recipe.loss().title, r));
        for (double time : answer.times()) {
            text.append('\n').append(time);
            values(text, answer.run().run().at(time));
            answer.beside().ifPresent(curve -> values(text, curve.run().at(time)));
        }
        return text.append('\n').toString();
    }

    private static void heads(StringBuilder text, String name, int r) {
        for (String head : new String[] {"condition number", "alignment", "noise share", "effective rank"}) {
            text.append(',').append(head).append(" (").append(name).append(')');
        }
        for (int k = 1; k <= r; k++) {
            text.append(",strength ").append(k).append(" (").append(name).append(')');
        }
    }

    private static void values(StringBuilder text, Snapshot state) {
        text.append(',').append(state.conditionNumber()).append(',').append(state.alignment()).append(',').append(state.noiseShare()).append(',')
                .append(state.effectiveRank());
        for (double strength : state.strengths()) {
            text.append(',').append(strength);
        }
    }
}
