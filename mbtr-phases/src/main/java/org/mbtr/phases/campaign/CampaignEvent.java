package org.mbtr.phases.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What happens in a campaign: one line of its file. Candidates are counted from 1 in files and messages, as in all that people read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CampaignEvent.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = CampaignEvent.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = CampaignEvent.Told.class, name = "told"),
    @JsonSubTypes.Type(value = CampaignEvent.Failed.class, name = "failed")
})
sealed interface CampaignEvent {
    /**
     * The first.
     *
     * @param settings of the campaign
     * @param candidates extended XYZ of all of them, without energies
     */
    record Begun(CampaignSettings settings, String candidates) implements CampaignEvent {}

    /**
     * A round begins.
     *
     * @param candidates what to compute, at least one
     */
    record Asked(List<Integer> candidates) implements CampaignEvent {
        /** Copies the list. */
        public Asked {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * An energy is known.
     *
     * @param candidate whose it is
     * @param energy as the settings say, finite
     */
    record Told(int candidate, double energy) implements CampaignEvent {}

    /**
     * A calculation has come to nothing.
     *
     * @param candidate which
     * @param reason in words
     */
    record Failed(int candidate, String reason) implements CampaignEvent {}
}
