package org.civicline.app;

import org.civicline.app.bench.BenchCommand;
import org.civicline.app.eval.EvalCommand;
import org.civicline.app.launcher.AsteriskConfigCommand;
import org.civicline.app.launcher.AuditCommand;
import org.civicline.app.launcher.CliLog;
import org.civicline.app.launcher.DoctorCommand;
import org.civicline.app.launcher.DownCommand;
import org.civicline.app.launcher.RetentionCommand;
import org.civicline.app.launcher.RunningCity;
import org.civicline.app.launcher.ServeCommand;
import org.civicline.app.launcher.TriageCommand;
import org.civicline.app.launcher.Trouble;
import org.civicline.app.launcher.UpCommand;
import org.civicline.simulators.command.CallCommand;
import org.civicline.simulators.command.SmsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; {@code ./civicline} builds and starts it. */
@Command(
        name = "civicline",
        description = "A city's 12345 hotline, on every channel.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            DoctorCommand.class,
            AsteriskConfigCommand.class,
            AuditCommand.class,
            RetentionCommand.class,
            TriageCommand.class,
            ServeCommand.class,
            BenchCommand.class,
            EvalCommand.class
        },
        mixinStandardHelpOptions = true)
public final class CivicLine {

    private CivicLine() {}

    /** Runs one command and ends with its exit code: 0 when it succeeded. */
    public static void main(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("serve")) {
            CliLog.prepare();
        }
        System.exit(commandLine().execute(arguments));
    }

    /** All commands; what a person can put right is told in one line. */
    static CommandLine commandLine() {
        RunningCity city = new RunningCity();
        CommandLine line = new CommandLine(new CivicLine());
        line.addSubcommand(new CallCommand(city));
        line.addSubcommand(new SmsCommand(city));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((mistake, _) -> {
            CommandLine command = mistake.getCommandLine();
            String help = command.getCommandSpec().qualifiedName().replace("civicline ", "./civicline ");
            command.getErr()
                    .printf("civicline: %s. See %s --help%n", oneLine(String.valueOf(mistake.getMessage())), help);
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((exception, command, _) -> {
            if (!(exception instanceof Trouble)) {
                throw exception;
            }
            command.getErr().println("civicline: " + exception.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
    }
}
