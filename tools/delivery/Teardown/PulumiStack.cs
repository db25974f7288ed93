using CommandLine;
using Delivery.Context;

namespace Delivery.Teardown;

/// <summary>One stack, through the Pulumi CLI. A lock that an ended run of the same user left is released once.</summary>
internal sealed class PulumiStack(IPulumi pulumi, string name, CommandContext context)
{
    /// <returns>Empty if the backend has no such stack.</returns>
    public async Task<StackState> ExportAsync(CancellationToken cancellation)
    {
        var run = await pulumi.RunAsync(["stack", "export", "--stack", name], null, null, cancellation);
        return run.ExitCode == 0 ? StackState.Read(run.Output)
            : run.Errors.Contains("no stack named", StringComparison.Ordinal) ? StackState.None
            : throw Refused("stack export", run);
    }

    public async Task ImportAsync(StackState state, CancellationToken cancellation)
    {
        var run = await ChangeAsync(["stack", "import", "--stack", name], state.Json, null, cancellation);
        if (run.ExitCode != 0)
        {
            throw Refused("stack import", run);
        }
    }

    /// <returns>False if it did not complete; its output was passed on line by line.</returns>
    public async Task<bool> DestroyAsync(Action<string> line, CancellationToken cancellation) =>
        (await ChangeAsync(["destroy", "--stack", name, "--yes", "--skip-preview"], null, line, cancellation)).ExitCode == 0;

    private async Task<PulumiRun> ChangeAsync(
        IReadOnlyList<string> arguments,
        string? input,
        Action<string>? line,
        CancellationToken cancellation
    )
    {
        var run = await pulumi.RunAsync(arguments, input, line, cancellation);
        var locks = run.ExitCode == 0 ? [] : StackLock.In(run.Errors + run.Output);
        if (locks.Count == 0)
        {
            return run;
        }

        var holders = string.Join("; ", locks.Select(one => one.Text));
        if (!locks.All(one => one.IsLeftBehind(context.Environment)))
        {
            throw new Failure(
                $"the stack {name} is locked, {holders}. Wait, or contact that user; if that run has ended: "
                    + $"pulumi cancel --yes --stack {name}. Then run the same command again"
            );
        }

        context.Line($"an ended run left its lock, {holders}; releasing it");
        var cancel = await pulumi.RunAsync(["cancel", "--yes", "--stack", name], null, null, cancellation);
        return cancel.ExitCode == 0 ? await pulumi.RunAsync(arguments, input, line, cancellation) : throw Refused("cancel", cancel);
    }

    private static Failure Refused(string what, PulumiRun run) => new($"`pulumi {what}` failed: {run.Errors.Trim()}");
}
