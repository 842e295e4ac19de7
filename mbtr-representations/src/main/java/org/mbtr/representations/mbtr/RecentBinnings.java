package org.mbtr.representations.mbtr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The binnings that were made last. A table takes milliseconds, and a search asks for that of the same width with each kernel and λ, in
 * places that do not know of each other. Safe for several threads, which may make the same table at the same time.
 */
final class RecentBinnings {
    /** A table of a hundred bins takes a megabyte at most. */
    private static final int MOST = 16;

    private static final Map<Key, Binning> KEPT = Collections.synchronizedMap(new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Binning> eldest) {
            return size() > MOST;
        }
    });

    private RecentBinnings() {}

    /** What a binning depends on. */
    private record Key(Broadening broadening, Grid grid) {}

    /** The one that was made before, or a new one. */
    static Binning of(Broadening broadening, Grid grid) {
        Key key = new Key(broadening, grid);
        return Optional.ofNullable(KEPT.get(key)).orElseGet(() -> {
            Binning made = PolynomialBinning.of(broadening, grid)
                    .map(Binning.class::cast)
                    .orElseGet(() -> Binning.exact(broadening, grid));
            KEPT.put(key, made);
            return made;
        });
    }
}
