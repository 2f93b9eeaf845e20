package contrastive.page;

/** The course's story in six settings. */
enum Preset {
    CLAIM("The claim", "Positive pairs alone align the two towers and leave them unbalanced for ever; with negative pairs the condition number comes back to 1.",
            "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=contrastive,3,5&beside=positives only"),
    PRICE("The price", "The more dimensions of noise there are, the further positive pairs run out of balance: \u03ba\u221e grows like a power of d.",
            "d=200&variances=2,1.5,1,0.5&noise=0.7&time=1000&aligned=0.5&run=contrastive,3,5&beside=positives only"),
    STAGES("Two stages", "A small \u03c4\u00b2 acts like positive pairs alone; turned up at the switch, it balances what the first stage has left.",
            "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=contrastive,3,5&first=contrastive,0.05,5&switch=40&beside=positives only"),
    WINDOW("The window", "Too large a \u03c4\u00b2 and the gradient dies, too small and directions look alike: the fastest balancing is at the slider's mark.",
            "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=contrastive,12,5&beside=contrastive,2,5"),
    ISOTROPIC("Nothing to do", "Where all directions are equally strong the condition number is 1 throughout: such data need no negatives.",
            "d=12&variances=1.25,1.25,1.25,1.25&noise=0.7&time=60&aligned=0.5&run=contrastive,3,5&beside=positives only"),
    LOSSES("Other losses", "Any loss balances whose negatives curve upwards; the sigmoid loss stops aligning early and keeps some of the noise.",
            "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=sigmoid,3,-2,5&beside=spectral,1");

    final String title;
    /** What to see in it. */
    final String sentence;
    private final String link;

    Preset(String title, String sentence, String link) {
        this.title = title;
        this.sentence = sentence;
        this.link = link;
    }

    Setting setting() {
        return Setting.parse(link);
    }
}
