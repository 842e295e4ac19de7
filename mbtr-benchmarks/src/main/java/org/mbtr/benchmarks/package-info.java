/**
 * Benchmarks with JMH. To run them, from the root of the project:
 *
 * <pre>{@code
 * mvn -q -pl mbtr-benchmarks -am install -DskipTests
 * mvn -q -pl mbtr-benchmarks dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dmbtr.root=. \
 *     -cp mbtr-benchmarks/target/classes:$(cat mbtr-benchmarks/target/classpath) org.openjdk.jmh.Main MoleculeDescription
 * }</pre>
 *
 * <p>The last word picks the benchmarks by a regular expression; {@code -p molecules=500} sets a parameter, {@code -h}
 * lists all options. Compare two versions in turns on an idle machine.
 */
package org.mbtr.benchmarks;
