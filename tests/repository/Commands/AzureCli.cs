using System.Text.Json;
using CommandLine;

namespace Repository.Tests.Commands;

/// <summary>The parser of the Azure CLI. It needs no sign-in.</summary>
internal static class AzureCli
{
    /// <returns>For each command what the CLI would reject; null if it accepts the command.</returns>
    public static async Task<IReadOnlyList<Verdict>> ParseAsync(IEnumerable<QuotedCommand> commands)
    {
        var input = commands.Select(command =>
            JsonSerializer.Serialize(
                new
                {
                    words = command.Words.Skip(1),
                    partial = command.IsPartial,
                    strict = command.IsStrict,
                }
            )
        );
        var run = await FinishedProcess.RunAsync(
            AzureCliPython.Start("tests/repository/Commands/parse_az.py"),
            string.Concat(input.Select(line => line + "\n"))
        );
        return run.ExitCode == 0
            ? [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)]
            : throw new InvalidOperationException($"the Azure CLI could not be loaded: {run.All}");
    }

    private static Verdict Read(string line) => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!;

    /// <param name="Problem">What the parser rejects; null if it accepts the command.</param>
    /// <param name="Missing">This installation lacks the command.</param>
    /// <param name="Version">The version of the CLI.</param>
    internal sealed record Verdict(string? Problem, bool Missing, Version Version);
}
