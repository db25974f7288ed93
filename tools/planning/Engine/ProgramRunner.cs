using CommandLine;
using Planning.Plans;
using Planning.Programs;

namespace Planning.Engine;

/// <summary>Runs a program under the engine and makes the plan of what it registered.</summary>
public static class ProgramRunner
{
    /// <exception cref="Failure">The program could not be started, failed, was refused, or did not end in time.</exception>
    public static async Task<Plan> RunAsync(RunRequest request, CancellationToken cancellation) =>
        PlanBuilder.Build(request, await RegisterAsync(request, cancellation));

    /// <summary>Runs the program and returns what it registered, secret values included.</summary>
    /// <exception cref="Failure">The program could not be started, failed, was refused, or did not end in time.</exception>
    public static Task<Run> RegisterAsync(RunRequest request, CancellationToken cancellation) =>
        RegisterAsync(request, new Run(request), cancellation);

    /// <summary>Runs the program for a run that was made for it.</summary>
    /// <inheritdoc cref="RegisterAsync(RunRequest, CancellationToken)"/>
    public static async Task<Run> RegisterAsync(RunRequest request, Run run, CancellationToken cancellation)
    {
        run.Cancellation = cancellation;
        foreach (var limit in request.Limits)
        {
            run.Registrations.Limit(limit);
        }

        await using var host = await EngineHost.StartAsync(run, cancellation);
        using var program = ProgramProcess.Start(request.Program, ProgramEnvironment.For(request, host.Address));
        var exitCode = await program.WaitAsync(request.Timeout, cancellation);
        RefuseFailure(request, run, program, exitCode);
        return run;
    }

    private static void RefuseFailure(RunRequest request, Run run, ProgramProcess program, int? exitCode)
    {
        var secrets = request.SecretValues;
        if (run.Refusal is { } refusal)
        {
            throw new Failure($"the program is not a valid plan: {refusal}");
        }

        var errors = run.Registrations.Messages.Where(message => message.Severity == "error").Select(message => message.Text).ToList();
        if (exitCode is null)
        {
            throw new Failure(Redaction.Hide(UnfinishedProgram.Describe(run, request.Timeout, program.Printed), secrets));
        }

        if (exitCode != 0 || errors.Count > 0)
        {
            var reason = IndentedText.Of(errors.Count > 0 ? string.Join('\n', errors) : program.Printed);
            throw new Failure(
                Redaction.Hide(
                    exitCode == 0 || errors.Count > 0 && exitCode is 1 or 32
                        ? $"the program failed:\n{reason}"
                        : $"the program ended with exit code {exitCode} after registering {run.Registrations.Count}:\n{reason}",
                    secrets
                )
            );
        }

        if (run.Registrations.Resources.Count == 0)
        {
            throw new Failure(
                $"{request.Program.Name} ended without registering anything; is it a Pulumi "
                    + $"program?\n{IndentedText.Of(Redaction.Hide(program.Printed, secrets))}".TrimEnd()
            );
        }
    }
}
