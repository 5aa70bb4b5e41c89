package io.shadowledger.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shadowledger.formats.FormatDetection;
import io.shadowledger.formats.event.AccountAliases;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ArchitectureTest {

    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shadowledger.cli");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.shadowledger.cli.(**)").should().beFreeOfCycles().check(CLI);
    }

    @Test
    void commandsOfOneCapabilityDoNotKnowThoseOfAnother() {
        slices().matching("io.shadowledger.cli.command.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLI);
    }

    @Test
    void onlyTheClientSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.shadowledger.cli.client..", "io.shadowledger.cli.training..", "io.shadowledger.cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.springframework.web..", "org.springframework.http..")
                .check(CLI);
    }

    @Test
    void theKubernetesClientIsLoadedOnlyWhenTheClusterIsAsked() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.shadowledger.cli.kubernetes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(CLI);
    }

    @Test
    void readingFilesKnowsNothingOfCommandsOrHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.cli.imports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "io.shadowledger.cli.client..", "io.shadowledger.cli.command..")
                .check(CLI);
    }

    @Test
    void ofTheProductTheCommandLineKnowsTheContractAndTheFormatsAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.shadowledger..")
                        .and(not(resideInAnyPackage(
                                "io.shadowledger.cli..", "io.shadowledger.api..", "io.shadowledger.formats.."))))
                .check(CLI);
    }

    @Test
    void statementFormatsAreTheBusinessOfReadingFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.shadowledger.cli.imports..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.shadowledger.formats..")
                        .and(not(type(AccountAliases.class)))
                        // Which kind of file it is must be known to send it; the ledger reads it
                        .and(not(type(FormatDetection.class))))
                .check(CLI);
    }

    @Test
    void commandsAreCalledCommands() {
        classes()
                .that()
                .areAnnotatedWith(Command.class)
                .should()
                .haveSimpleNameEndingWith("Command")
                .orShould()
                .haveSimpleNameEndingWith("Commands")
                .check(CLI);
    }
}
