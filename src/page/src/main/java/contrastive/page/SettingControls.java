package contrastive.page;

import java.util.List;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** All controls of the setting: they read it, show it, and say at the one that is wrong what the library refuses. */
final class SettingControls {

    private static final Recipe FIRST_STAGE = new Recipe(Loss.CONTRASTIVE, 0.05, 5);

    final RecipeControls run;
    final RecipeControls first;
    final RecipeControls beside;
    private final SpectrumBars spectrum;
    private final NumberControl dimension;
    private final NumberControl noise;
    private final NumberControl duration;
    private final NumberControl aligned;
    private final NumberControl switchTime;
    private final DescentLens lens;
    private final List<NumberControl> numbers;
    private final HTMLInputElement twoStages = (HTMLInputElement) Html.byId("two-stages");
    private final HTMLElement stage = Html.byId("first");
    private final HTMLElement refusal = Html.byId("refusal");

    SettingControls(Changes changes) {
        spectrum = new SpectrumBars(changes);
        HTMLElement data = Html.byId("data");
        noise = new NumberControl(data, "noiseVariance", "\u03c3<sub>\u03be</sub>\u00b2", "noise variance", Scale.linear(0, 3), changes);
        dimension = new NumberControl(data, "d", "d", "input dimension", Scale.whole(2, 1000), changes);
        HTMLElement time = Html.byId("time");
        duration = new NumberControl(time, "duration", "t", "flow time up to", Scale.logarithmic(5, 2000), changes);
        aligned = new NumberControl(time, "aligned", "", "aligned share at the start", Scale.linear(0, 1), changes);
        run = new RecipeControls("run", false, changes);
        beside = new RecipeControls("beside", true, changes);
        first = new RecipeControls("first", false, changes);
        switchTime = new NumberControl(stage, "switchTime", "t", "switch at", Scale.linear(0, 1), changes);
        switchTime.moveSlider(Html.byId("switch"));
        lens = new DescentLens(this, new Changes(() -> changed(), changes::settled));
        numbers = List.of(noise, dimension, duration, aligned, switchTime);
        Html.on(twoStages, "change", event -> {
            showStages(twoStages.isChecked());
            if (!(switchTime.value() > 0)) {
                switchTime.set(Html.rounded(duration.value() / 3, 2));
            }
            changes.changed();
            changes.settled();
        });
    }

    Setting read() {
        return new Setting(dimension.value(), spectrum.variances(), noise.value(), duration.value(), aligned.value(), run.recipe().orElseThrow(),
                twoStages.isChecked() ? first.recipe() : Optional.empty(), switchTime.value(), beside.recipe(), lens.read());
    }

    void show(Setting setting) {
        dimension.set(setting.dimension());
        spectrum.set(setting.variances());
        noise.set(setting.noiseVariance());
        duration.set(setting.duration());
        aligned.set(setting.alignedShare());
        run.set(Optional.of(setting.run()));
        beside.set(setting.beside());
        twoStages.setChecked(setting.first().isPresent());
        showStages(setting.first().isPresent());
        first.set(Optional.of(setting.first().orElse(FIRST_STAGE)));
        switchTime.set(setting.switchTime());
        lens.show(setting.steps());
    }

    private void showStages(boolean two) {
        stage.setHidden(!two);
        Html.byId("switch").setHidden(!two);
    }

    /** What is drawn is of another setting now. */
    void changed() {
        if (duration.value() > 0 && duration.value() < Double.POSITIVE_INFINITY) {
            switchTime.rescale(Scale.linear(0, duration.value()));
        }
        lens.clear();
    }

    /** Takes all messages away. */
    void accept() {
        numbers.forEach(control -> control.refuse(""));
        List.of(run, first, beside).forEach(recipe -> recipe.refuse(""));
        spectrum.refuse("");
        Html.text(refusal, "");
    }

    /**
     * @param message of the library, which names the argument that is wrong
     * @param recipe what it was asked for; null for the data
     */
    void refuse(String message, RecipeControls recipe) {
        Optional<NumberControl> wrong = numbers.stream().filter(control -> control.isNamedIn(message)).findFirst();
        if (wrong.isPresent()) {
            wrong.get().refuse(message);
        } else if (Html.names(message, "signalVariances")) {
            spectrum.refuse(message);
        } else if (recipe != null) {
            recipe.refuse(message);
        } else {
            Html.text(refusal, message);
        }
    }
}
