package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.mbtr.cli.curve.CurveSummary;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.FittedPowerLaw;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.validation.Errors;

/** Results of the experiment on crystals as tables for people; columns that would be empty are left out. */
final class CrystalTables {
    private CrystalTables() {}

    /** A column with what it shows of a row. */
    private record Shown(Column column, Function<CrystalRow, Object> value) {}

    /** A row for each model. */
    static Table models(List<CrystalRow> rows) {
        boolean standIns = rows.stream().anyMatch(row -> !row.set().isPapers());
        boolean perStructure = rows.stream().anyMatch(row -> row.perAtom().isPresent());
        boolean published = rows.stream().anyMatch(row -> row.published().isPresent());
        List<Shown> columns = new ArrayList<>();
        columns.add(new Shown(Column.text("data", "data"), row -> row.set().name()));
        if (standIns) {
            columns.add(new Shown(
                    Column.text("for", "stands in for"),
                    row -> Optional.of(row.set()).filter(set -> !set.isPapers()).map(CrystalSet::standsFor)));
        }
        columns.add(new Shown(Column.text("model", "model"), row -> row.model().toString()));
        columns.add(new Shown(Column.whole("train", "train"), CrystalRow::training));
        columns.add(new Shown(Column.whole("test", "test"), row -> row.errors().count()));
        columns.add(
                new Shown(Column.number("mae", "MAE", 3), row -> row.errors().mae()));
        columns.add(
                new Shown(Column.number("rmse", "RMSE", 3), row -> row.errors().rmse()));
        columns.add(new Shown(Column.text("unit", "unit"), row -> row.set().unit()));
        if (perStructure) {
            columns.add(new Shown(
                    Column.number("mae_per_atom", "MAE/atom", 3),
                    row -> row.perAtom().map(Errors.Sizes::mae)));
            columns.add(new Shown(
                    Column.number("rmse_per_atom", "RMSE/atom", 3),
                    row -> row.perAtom().map(Errors.Sizes::rmse)));
        }
        if (published) {
            columns.add(new Shown(Column.number("published_mae", "published MAE", 3), CrystalRow::publishedMae));
            columns.add(new Shown(
                    Column.number("published_rmse", "published RMSE", 3),
                    row -> row.published().map(CrystalSet.Published::rmse)));
            columns.add(new Shown(Column.number("ratio", "ratio", 2), CrystalRow::ratio));
        }
        columns.add(new Shown(Column.number("seconds", "time (s)", 3), CrystalRow::seconds));
        Table table = new Table(columns.stream().map(Shown::column).toArray(Column[]::new));
        for (CrystalRow row : rows) {
            table.row(columns.stream().map(shown -> shown.value().apply(row)).toArray());
        }
        return table;
    }

    /** A row for each size of each learning curve. */
    static Table points(List<CrystalCurve> curves) {
        boolean published =
                curves.stream().anyMatch(curve -> PublishedCurve.of(curve).isPresent());
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("data", "data"),
                Column.text("model", "model"),
                Column.whole("train", "train"),
                Column.whole("repeats", "repeats"),
                Column.number("mae", "MAE", 3),
                Column.number("mae_sd", "± sd", 2),
                Column.number("rmse", "RMSE", 3),
                Column.number("rmse_sd", "± sd", 2)));
        if (published) {
            columns.add(Column.number("published_rmse", "published", 3));
        }
        columns.add(Column.text("unit", "unit"));
        Table table = new Table(columns.toArray(Column[]::new));
        for (CrystalCurve curve : curves) {
            CurveSummary absolute = curve.errors().absolute();
            CurveSummary squared = curve.errors().squared();
            for (int i = 0; i < absolute.sizes().length; i++) {
                int size = absolute.sizes()[i];
                List<Object> cells = new ArrayList<>(List.of(
                        curve.set().name(),
                        curve.model().toString(),
                        size,
                        absolute.repeats()[i],
                        absolute.means()[i],
                        absolute.deviations()[i],
                        squared.means()[i],
                        squared.deviations()[i]));
                if (published) {
                    cells.add(PublishedCurve.of(curve)
                            .map(known -> known.at(size))
                            .orElse(OptionalDouble.empty()));
                }
                cells.add(curve.errors().unit());
                table.row(cells.toArray());
            }
        }
        return table;
    }

    /** The laws error = b·n^−a of each learning curve, those of others below ours. */
    static Table laws(List<CrystalCurve> curves) {
        Table table = new Table(
                Column.text("data", "data"),
                Column.text("model", "model"),
                Column.text("rmse_factor", "RMSE: b"),
                Column.text("rmse_exponent", "a"),
                Column.text("mae_factor", "MAE: b"),
                Column.text("mae_exponent", "a"),
                Column.text("unit", "unit of b"));
        for (CrystalCurve curve : curves) {
            table.row(
                    curve.set().name(),
                    curve.model().toString(),
                    curve.errors().squaredLaw().map(CrystalTables::factor),
                    curve.errors().squaredLaw().map(CrystalTables::exponent),
                    curve.errors().absoluteLaw().map(CrystalTables::factor),
                    curve.errors().absoluteLaw().map(CrystalTables::exponent),
                    curve.errors().unit());
            PublishedCurve.of(curve)
                    .ifPresent(known -> table.row(
                            curve.set().name(),
                            curve.model() + ", published",
                            factor(known.law()),
                            exponent(known.law()),
                            Optional.empty(),
                            Optional.empty(),
                            PublishedCurve.UNIT));
        }
        return table;
    }

    static String factor(FittedPowerLaw law) {
        return Numbers.significant(law.law().factor(), 3) + " ± " + Numbers.significant(law.factorDeviation(), 1);
    }

    static String exponent(FittedPowerLaw law) {
        return Numbers.significant(-law.law().exponent(), 3) + " ± " + Numbers.significant(law.exponentDeviation(), 1);
    }
}
