package contrastive.page;

/** Hears what a reader does to the setting. */
interface Changes {

    /** A number moves under the finger: the curves follow in the next frame. */
    void changed();

    /** A change is complete: it can be undone, and the link has it. */
    void settled();
}
