package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;

/**
 * The trajectories of MD17 that are wanted of an experiment.
 *
 * @param present by name of the molecule, smallest training matrices first
 * @param absent names of data sets that are not here
 */
record Trajectories(Map<String, DataSource> present, List<String> absent) {
    private static final String SET = "md17/";

    /** Copies map and list. */
    Trajectories {
        present = Collections.unmodifiableMap(new LinkedHashMap<>(present));
        absent = List.copyOf(absent);
    }

    /**
     * Looks for them.
     *
     * @param experiment its name
     * @throws MbtrException if none of them is here, or none is wanted
     */
    static Trajectories of(ModelFilter wanted, String experiment) {
        List<String> molecules = PublishedForceErrors.molecules().stream()
                .filter(molecule -> wanted.acceptsData(SET + molecule) || wanted.acceptsData(molecule))
                .toList();
        if (molecules.isEmpty()) {
            throw wanted.nothing(experiment);
        }
        Map<String, DataSource> present = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        for (String molecule : molecules) {
            try {
                present.put(molecule, DataSource.resolve(SET + molecule));
            } catch (MbtrException missing) {
                absent.add(SET + molecule);
            }
        }
        if (present.isEmpty()) {
            throw new MbtrException("no trajectory of the experiment is here: " + String.join(", ", absent)
                    + "; `mbtr datasets` says where data sets are looked for");
        }
        return new Trajectories(present, absent);
    }

    /** Says which are left out. */
    void noteAbsent(Console console) {
        absent.forEach(name -> console.note("Left out, because it is not here: " + name));
    }
}
