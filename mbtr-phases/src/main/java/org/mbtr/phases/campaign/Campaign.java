package org.mbtr.phases.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.hull.FormationEnergies;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * A search for a hull with a real calculator: candidates, settings, what was asked for and what came of it, kept in one file. All that is
 * told is on the disk when the method returns, so a process that is killed at any moment loses nothing that it was told. One process
 * can have a campaign open; any number can {@link #read} it meanwhile. Candidates are numbered from 0 here and from 1 in files and messages.
 */
public final class Campaign implements AutoCloseable {
    /** Energies that differ by no more than this, relative to their size, are the same: what files round to. */
    private static final double SAME = 1e-9;

    private final Path file;
    private final Optional<JournalFile<CampaignEvent>> journal;
    private final CampaignSettings settings;
    private final Candidates candidates;
    private final List<CampaignEvent> events = new ArrayList<>();
    private final double[] energies;
    private final Map<Integer, String> failures = new LinkedHashMap<>();
    private int[] asked = {};

    private Campaign(Path file, List<CampaignEvent> entries, Optional<JournalFile<CampaignEvent>> journal) {
        if (!(entries.getFirst() instanceof CampaignEvent.Begun(CampaignSettings begun, String structures))) {
            throw CampaignFile.damaged(file, "its first entry is not the beginning", null);
        }
        this.file = file;
        this.journal = journal;
        this.settings = begun;
        this.candidates = new Candidates(CampaignFile.structures(structures));
        this.energies = new double[candidates.size()];
        Arrays.fill(energies, Double.NaN);
        for (CampaignEvent event : entries.subList(1, entries.size())) {
            apply(event);
        }
    }

    private void apply(CampaignEvent event) {
        switch (event) {
            case CampaignEvent.Begun again -> throw CampaignFile.damaged(file, "it begins twice", null);
            case CampaignEvent.Asked(List<Integer> wanted) ->
                asked = wanted.stream().mapToInt(this::position).toArray();
            case CampaignEvent.Told(int candidate, double energy) -> {
                energies[position(candidate)] = energy;
                failures.remove(position(candidate));
            }
            case CampaignEvent.Failed(int candidate, String reason) -> failures.put(position(candidate), reason);
        }
        events.add(event);
    }

    private int position(int number) {
        if (number < 1 || number > candidates.size()) {
            throw CampaignFile.damaged(file, "it speaks of candidate " + number + " of " + candidates.size(), null);
        }
        return number - 1;
    }

    /**
     * Begins a campaign.
     *
     * @param file that keeps it, which must not exist
     * @param structures the candidates; properties called as the energy are left out
     * @param known {@code (candidates)} energies that are known already, NaN for others
     * @throws MbtrException if there are no atoms, an element has no structure of its own that would be the zero of formation energies,
     *     or the file cannot be written
     */
    public static void start(Path file, CampaignSettings settings, List<Structure> structures, double[] known) {
        Candidates candidates = new Candidates(structures);
        List<String> missing = EnergyZero.withoutPure(candidates.components(), structures);
        if (settings.zero() instanceof EnergyZero.LowestPure && !missing.isEmpty()) {
            throw new MbtrException("no candidate is made of " + String.join(" or ", missing)
                    + " alone, so formation energies have no zero; add one, or give energies of the elements");
        }
        List<Structure> bare = structures.stream()
                .map(structure -> without(structure, settings.energyKey()))
                .toList();
        List<CampaignEvent> entries = new ArrayList<>();
        entries.add(new CampaignEvent.Begun(settings, CampaignFile.text(bare)));
        IntStream.range(0, known.length)
                .filter(i -> !Double.isNaN(known[i]))
                .forEach(i -> entries.add(new CampaignEvent.Told(i + 1, finite(i, known[i]))));
        CampaignFile.create(file, entries);
    }

    private static Structure without(Structure structure, String property) {
        Map<String, PropertyValue> others = new LinkedHashMap<>(structure.properties());
        others.remove(property);
        others.remove(FinishedStructures.CANDIDATE);
        return structure.withProperties(others);
    }

    /**
     * Opens a campaign to go on with it.
     *
     * @throws MbtrException if the file is none, is damaged, or another process has it open
     */
    public static Campaign open(Path file) {
        JournalFile<CampaignEvent> journal = CampaignFile.open(file);
        try {
            return new Campaign(file, journal.entries(), Optional.of(journal));
        } catch (RuntimeException failure) {
            journal.close();
            throw failure;
        }
    }

    /**
     * Reads a campaign to look at it, also while another process works on it.
     *
     * @throws MbtrException if the file is none, or is damaged
     */
    public static Campaign read(Path file) {
        return new Campaign(file, CampaignFile.read(file).entries(), Optional.empty());
    }

    /** How it is led. */
    public CampaignSettings settings() {
        return settings;
    }

    /** The candidates, without energies. */
    public Candidates candidates() {
        return candidates;
    }

    /** What has happened after the beginning. */
    List<CampaignEvent> events() {
        return List.copyOf(events);
    }

    /** Candidates that were asked for last and of which nothing has been heard, in the order in which they were asked for. */
    public int[] pending() {
        return IntStream.of(asked)
                .filter(i -> !isKnown(i) && !failures.containsKey(i))
                .toArray();
    }

    /** Candidates whose calculation has come to nothing, with the reasons. */
    public Map<Integer, String> failures() {
        return Map.copyOf(failures);
    }

    /** Whether the energy of a candidate is known. */
    public boolean isKnown(int candidate) {
        return !Double.isNaN(energies[candidate]);
    }

    /** Number of candidates with known energies. */
    public int knownCount() {
        return (int) IntStream.range(0, energies.length).filter(this::isKnown).count();
    }

    /** The energy of a candidate as it was told. */
    public OptionalDouble energy(int candidate) {
        return isKnown(candidate) ? OptionalDouble.of(energies[candidate]) : OptionalDouble.empty();
    }

    /**
     * Formation energies per atom as far as energies are known, relative to what the settings say.
     *
     * @return {@code (candidates)}, infinite where not known, as hulls take them; absent as long as an element has no energy
     */
    public Optional<double[]> formationEnergies() {
        return zero(energies).map(zero -> formationEnergies(energies, zero));
    }

    /** Energies of the elements that energies of candidates {@code (candidates)}, NaN where not known, give; absent if one has none. */
    Optional<ElementEnergies> zero(double[] told) {
        if (settings.zero() instanceof EnergyZero.Elements(ElementEnergies given)) {
            return Optional.of(given);
        }
        int[] known = IntStream.range(0, told.length)
                .filter(i -> !Double.isNaN(told[i]))
                .toArray();
        List<Structure> structures = structures(known);
        return EnergyZero.withoutPure(candidates.components(), structures).isEmpty()
                ? Optional.of(FormationEnergies.lowestPure(
                        structures,
                        IntStream.of(known).mapToDouble(i -> told[i]).toArray(),
                        settings.basis()))
                : Optional.empty();
    }

    /** Formation energies per atom with this zero, infinite where energies are NaN. */
    double[] formationEnergies(double[] told, ElementEnergies zero) {
        double[] formation = FormationEnergies.of(candidates.structures(), told, settings.basis(), zero);
        return Arrays.stream(formation)
                .map(energy -> Double.isNaN(energy) ? Double.POSITIVE_INFINITY : energy)
                .toArray();
    }

    private List<Structure> structures(int... positions) {
        return IntStream.of(positions).mapToObj(candidates.structures()::get).toList();
    }

    /** Records what to compute next. */
    void ask(int... wanted) {
        record(new CampaignEvent.Asked(IntStream.of(wanted).mapToObj(i -> i + 1).toList()));
    }

    /**
     * Records the energy of a candidate, asked for or not, failed before or not.
     *
     * @param energy as the settings say
     * @return whether it is news
     * @throws MbtrException if it is not finite, or another is known
     */
    public boolean tell(int candidate, double energy) {
        finite(candidate, energy);
        if (isKnown(candidate)) {
            double known = energies[candidate];
            if (Math.abs(known - energy) > SAME * Math.max(1, Math.abs(known))) {
                throw new MbtrException("the energy of candidate " + (candidate + 1) + " is known as " + known
                        + " and now told as " + energy
                        + "; energies are not taken back, so start anew if the known one is wrong");
            }
            return false;
        }
        record(new CampaignEvent.Told(candidate + 1, energy));
        return true;
    }

    private static double finite(int candidate, double energy) {
        if (!Double.isFinite(energy)) {
            throw new MbtrException(
                    "the energy of candidate " + (candidate + 1) + " must be a finite number, found " + energy);
        }
        return energy;
    }

    /**
     * Records that a calculation has come to nothing, so that the candidate is not asked for again.
     *
     * @param reason in words
     * @return whether it is news
     * @throws MbtrException if the energy is known
     */
    public boolean fail(int candidate, String reason) {
        if (isKnown(candidate)) {
            throw new MbtrException("candidate " + (candidate + 1) + " cannot have failed: its energy is known as "
                    + energies[candidate]);
        }
        if (failures.containsKey(candidate)) {
            return false;
        }
        record(new CampaignEvent.Failed(candidate + 1, reason));
        return true;
    }

    private void record(CampaignEvent event) {
        journal.orElseThrow(() -> new IllegalStateException("this campaign is only read"))
                .add(event);
        apply(event);
    }

    @Override
    public void close() {
        journal.ifPresent(JournalFile::close);
    }
}
