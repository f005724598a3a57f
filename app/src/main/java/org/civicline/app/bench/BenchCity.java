package org.civicline.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.civicline.CivicLineApplication;
import org.civicline.app.launcher.ThrowAwayDatabase;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.StaffPrincipal;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The whole application in this very process with the sample city in it, on a throw-away database; without telephony and
 * SMS centre, so texts to citizens are written but not sent.
 */
final class BenchCity implements AutoCloseable {

    private final Path home;
    private final ThrowAwayDatabase database;
    private final ConfigurableApplicationContext application;
    private final StatementCount statements;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BenchCity(
            Path home,
            ThrowAwayDatabase database,
            ConfigurableApplicationContext application,
            StatementCount statements) {
        this.home = home;
        this.database = database;
        this.application = application;
        this.statements = statements;
    }

    static BenchCity start() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("cl-bench");
        ThrowAwayDatabase database = ThrowAwayDatabase.start(home);
        try {
            var statements = new StatementCount();
            return new BenchCity(home, database, application(database.configuration(), statements), statements);
        } catch (RuntimeException e) {
            database.close();
            BenchPlatform.delete(home);
            throw e;
        }
    }

    private static ConfigurableApplicationContext application(Path configuration, StatementCount statements) {
        // The command line's own logging would win over the application's, which is part of what a life cycle costs.
        System.clearProperty("logback.configurationFile");
        var application = new SpringApplication(CivicLineApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(statements));
        return application.run(
                "--spring.config.additional-location=file:" + configuration,
                "--server.port=0",
                "--logging.threshold.console=off");
    }

    ThrowAwayDatabase database() {
        return database;
    }

    StatementCount statements() {
        return statements;
    }

    /** The application's parts. */
    BeanFactory beans() {
        return application;
    }

    /** From now on this thread acts for a member of staff, as a request of theirs would. */
    static void actAs(StaffMember member) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                new StaffPrincipal(member.id().value(), member.username()),
                null,
                member.roles().stream()
                        .map(Role::authority)
                        .map(SimpleGrantedAuthority::new)
                        .toList());
        authentication.setDetails(member);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }

    /** From now on this thread acts for nobody: a channel, a listener. */
    static void actAsMachine() {
        SecurityContextHolder.clearContext();
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            application.close();
        } finally {
            database.close();
            BenchPlatform.delete(home);
        }
    }
}
