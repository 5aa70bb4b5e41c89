package io.shadowledger.formats;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses FORMATS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shadowledger.formats");

    @Test
    void theModuleKnowsTheContractAndTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify..",
                        "io.shadowledger.api..",
                        "io.shadowledger.formats..")
                .check(FORMATS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.shadowledger.formats.(**)")
                .should()
                .beFreeOfCycles()
                .check(FORMATS);
    }

    @Test
    void oneFormatDoesNotKnowAnother() {
        for (var format : new String[] {"camt053", "mt940", "bai2"}) {
            noClasses()
                    .that()
                    .resideInAPackage("io.shadowledger.formats." + format)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "io.shadowledger.formats.camt053",
                                    "io.shadowledger.formats.mt940",
                                    "io.shadowledger.formats.bai2",
                                    "io.shadowledger.formats.event")
                            .and(not(resideInAPackage("io.shadowledger.formats." + format))))
                    .check(FORMATS);
        }
    }
}
