package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchSizesTest {
    @Test
    void stagesDoubleUntilAllFramesAreUsed() {
        assertEquals(List.of(20), SearchSizes.upTo(20).stages());
        assertEquals(List.of(60), SearchSizes.upTo(60).stages());
        assertEquals(List.of(50, 100, 200), SearchSizes.upTo(200).stages());
        assertEquals(List.of(50, 100, 200, 500), SearchSizes.upTo(500).stages());
    }

    @Test
    void searchIsRefinedWithHalfOfTheFramesIfTheyAreManyMore() {
        assertEquals(
                OptionalInt.of(500), SearchSizes.upTo(214).fitting(1000, 21).refinement());
        assertEquals(OptionalInt.empty(), SearchSizes.upTo(500).fitting(1000, 9).refinement());
        assertEquals(OptionalInt.empty(), SearchSizes.upTo(200).fitting(200, 9).refinement());
        assertEquals(500, SearchSizes.upTo(214).fitting(1000, 21).most());
        assertEquals(200, SearchSizes.upTo(200).fitting(200, 9).most());
    }

    @Test
    void fitsOfTheRefinementStayAffordable() {
        assertEquals(
                OptionalInt.of(507), SearchSizes.upTo(200).fitting(5000, 21).refinement());
    }

    @Test
    void lambdaIsCarriedOnFromHalfOfTheLargestNumberIfTheFitHasManyMore() {
        SearchSizes refined = SearchSizes.upTo(214).fitting(1000, 21);
        assertEquals(OptionalInt.of(250), refined.earlier());
        assertEquals(1000, refined.carriedOnTo());
        assertEquals(1, refined.doublings(), 1e-12);
        SearchSizes few = SearchSizes.upTo(200).fitting(300, 9);
        assertEquals(OptionalInt.of(100), few.earlier());
        assertEquals(Math.log(1.5) / Math.log(2), few.doublings(), 1e-12);
        assertEquals(OptionalInt.empty(), SearchSizes.upTo(150).fitting(200, 9).earlier());
        SearchSizes many = SearchSizes.upTo(200).fitting(5000, 21);
        assertEquals(2 * 507, many.carriedOnTo());
        assertEquals(1, many.doublings(), 1e-12);
    }
}
