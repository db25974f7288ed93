using CommandLine;
using Delivery.Context;
using Delivery.Teardown;

namespace Delivery.Tests.Teardown;

public sealed class PulumiProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pulumi-").FullName;

    [Fact]
    public async Task Arguments_input_output_lines_and_exit_code_are_passed_through()
    {
        var stub = Stub("echo \"$@\"; cat; echo broken >&2; exit 3");
        var lines = new List<string>();

        var run = await new PulumiProcess(_folder, stub).RunAsync(
            ["stack", "import", "--stack", "a b"],
            "the state",
            line =>
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            },
            default
        );

        Assert.Equal((3, "stack import --stack a b --non-interactive\nthe state\n", "broken\n"), (run.ExitCode, run.Output, run.Errors));
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public async Task A_missing_Pulumi_CLI_is_reported()
    {
        var failure = await Assert.ThrowsAsync<Failure>(() =>
            new PulumiProcess(_folder, Path.Combine(_folder, "none")).RunAsync(["version"], null, null, default)
        );

        Assert.StartsWith("there is no `pulumi` on PATH", failure.Message);
    }

    /// <summary>Pulumi releases its lock at the first signal and abandons it at the second.</summary>
    [Fact]
    public async Task A_cancelled_run_passes_one_signal_and_waits_until_Pulumi_ends()
    {
        using var cancelled = new CancellationTokenSource();
        var stub = Stub(
            """
            trap 'echo INT >>signals' INT
            trap 'echo TERM >>signals; sleep 0.1; echo released >>signals; exit 255' TERM
            echo updating
            while :; do sleep 0.05; done
            """
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new PulumiProcess(_folder, stub).RunAsync(["destroy"], null, _ => cancelled.Cancel(), cancelled.Token)
        );

        Assert.Equal(["TERM", "released"], await File.ReadAllLinesAsync(Path.Combine(_folder, "signals")));
    }

    /// <summary>Ctrl+C in a terminal goes to a whole process group, and would be the second signal.</summary>
    [Fact]
    public async Task Pulumi_runs_in_a_session_of_its_own()
    {
        var run = await new PulumiProcess(_folder, Stub("ps -o sid= -p $$; echo $$")).RunAsync(["version"], null, null, default);

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(lines[1], lines[0]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Stub(string script)
    {
        var file = Path.Combine(_folder, "pulumi");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }
}
