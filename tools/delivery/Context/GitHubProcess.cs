using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using CommandLine;

namespace Delivery.Context;

/// <summary>The `gh` on PATH, with its login or the token in GH_TOKEN.</summary>
internal sealed class GitHubProcess(string command = "gh") : IGitHub
{
    public async Task<JsonNode?> FindAsync(string path, CancellationToken cancellation)
    {
        var end = await RunAsync(["api", path], null, cancellation);
        return end.ExitCode == 0 ? JsonNode.Parse(end.Output)
            : end.Errors.Contains("HTTP 404", StringComparison.Ordinal) ? null
            : throw Failed("GET", path, end);
    }

    public async Task SendAsync(string method, string path, JsonObject? body, CancellationToken cancellation)
    {
        string[] input = body is null ? [] : ["--input", "-"];
        var end = await RunAsync(["api", "--method", method, path, .. input], body?.ToJsonString(), cancellation);
        if (end.ExitCode != 0)
        {
            throw Failed(method, path, end);
        }
    }

    private static Failure Failed(string method, string path, FinishedProcess end) =>
        new(
            $"GitHub rejected {method} {path}: {end.Errors.Trim().ReplaceLineEndings(" ")}; "
                + "`gh auth status` shows your login, which must be an administrator of the repository to change it"
        );

    private async Task<FinishedProcess> RunAsync(string[] arguments, string? input, CancellationToken cancellation)
    {
        try
        {
            return await FinishedProcess.RunAsync(new ProcessStartInfo(command, arguments), input, cancellation);
        }
        catch (Win32Exception)
        {
            throw new Failure("there is no `gh` on PATH; install the GitHub CLI, and sign in: gh auth login");
        }
    }
}
