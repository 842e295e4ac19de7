package org.mbtr.cli.show;

import java.nio.file.Path;
import org.mbtr.cli.report.Progress;

/** Puts one kind of file into words. */
public interface Describer {
    /** Whether the file is of this kind, judged by its name and, where that is not enough, its first bytes. */
    boolean recognises(Path file);

    /**
     * Reads the file and describes it.
     *
     * @param file a file that {@link #recognises} accepted
     * @param progress advanced by one for each structure or other item read
     */
    Description describe(Path file, Progress progress);
}
