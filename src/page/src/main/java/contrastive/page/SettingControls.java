package contrastive.page;

import java.util.List;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** All controls of the curves' setting: they read it, show it, and say at the one that is wrong what the library refuses. */
final class SettingControls {

    private static final Recipe FIRST_STAGE = new Recipe(Loss.CONTRASTIVE, 0.05, 5);

    final RecipeControls run = new RecipeControls("run", false);
    final RecipeControls first = new RecipeControls("first", false);
    final RecipeControls beside = new RecipeControls("beside", true);
    private final SpectrumBars spectrum = new SpectrumBars();
    private final HTMLElement stage = Html.byId("first");
    private final NumberControl noise = new NumberControl(Html.byId("data"), "noiseVariance", "\u03c3<sub>\u03be</sub>\u00b2", "noise variance", Scale.linear(0, 3));
    private final NumberControl dimension = new NumberControl(Html.byId("data"), "d", "d", "input dimension", Scale.whole(2, 1000));
    private final NumberControl duration = new NumberControl(Html.byId("time"), "duration", "t", "flow time up to", Scale.logarithmic(5, 2000));
    private final NumberControl aligned = new NumberControl(Html.byId("time"), "aligned", "", "aligned share at the start", Scale.linear(0, 1));
    private final NumberControl switchTime = new NumberControl(stage, "switchTime", "t", "switch at", Scale.linear(0, 1));
    private final List<NumberControl> numbers = List.of(noise, dimension, duration, aligned, switchTime);
    private final HTMLInputElement twoStages = (HTMLInputElement) Html.byId("two-stages");
    private final HTMLElement refusal = Html.byId("refusal");

    SettingControls() {
        switchTime.moveSlider(Html.byId("switch"));
        Html.on(twoStages, "change", event -> {
            showStages(twoStages.isChecked());
            if (!(switchTime.value() > 0)) {
                switchTime.set(Html.rounded(duration.value() / 3, 2));
            }
        });
    }

    Setting read(Steps steps) {
        return new Setting(dimension.value(), spectrum.variances(), noise.value(), duration.value(), aligned.value(), run.recipe().orElseThrow(),
                twoStages.isChecked() ? first.recipe() : Optional.empty(), switchTime.value(), beside.recipe(), steps);
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
    }

    private void showStages(boolean two) {
        stage.setHidden(!two);
        Html.byId("switch").setHidden(!two);
    }

    /** The setting is another one now: takes all messages away. */
    void accept() {
        if (duration.value() > 0 && duration.value() < Double.POSITIVE_INFINITY) {
            switchTime.rescale(Scale.linear(0, duration.value()));
        }
        NumberControl.refuse(numbers, "");
        List.of(run, first, beside).forEach(recipe -> recipe.refuse(""));
        spectrum.refuse("");
        Html.text(refusal, "");
    }

    /**
     * @param message of the library, which names the argument that is wrong
     * @param recipe what it was asked for; null for the data
     */
    void refuse(String message, RecipeControls recipe) {
        if (NumberControl.refuse(numbers, message)) {
            return;
        }
        if (Html.names(message, "signalVariances")) {
            spectrum.refuse(message);
        } else if (recipe != null) {
            recipe.refuse(message);
        } else {
            Html.text(refusal, message);
        }
    }
}
