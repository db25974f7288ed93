using System.Diagnostics;
using CommandLine;

namespace Ci.Tests.Running;

/// <summary>A command with a clean environment: variables of the CI that runs the tests are removed.</summary>
internal sealed record Command(string WorkingDirectory)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(6);

    public Dictionary<string, string> Variables { get; } = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };

    public Process Start(string program, params string[] arguments) => Process.Start(StartInfo(program, arguments))!;

    public ProcessStartInfo StartInfo(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name is "CI" or "TF_BUILD" || name.StartsWith("GITHUB_") || name.StartsWith("BUILD_") || name.StartsWith("SMOKE_")
                )
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public async Task<Result> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        return await EndOfAsync(process);
    }

    public static async Task<Result> EndOfAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Longest);
        var end = await FinishedProcess.EndOfAsync(process, limit.Token);
        return new Result(end.ExitCode, end.Output, end.Errors);
    }
}
