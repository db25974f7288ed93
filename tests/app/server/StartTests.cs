using System.Diagnostics;
using CommandLine;

namespace App.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_production_start_without_a_mode_lists_all_invalid_settings()
    {
        var (exitCode, error) = await StartAsync(new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Chat__RequestsPerMinute"] = "many" });

        Assert.Equal(1, exitCode);
        Assert.Equal(
            """
            The app cannot start:
              - Chat:Mode must be Offline, Azure or OpenAICompatible, got nothing; set Chat__Mode=Offline
              - Chat:RequestsPerMinute must be a whole number from 1 to 6000, got 'many'; set Chat__RequestsPerMinute=30
            """,
            error.Trim()
        );
    }

    [Theory]
    [InlineData(null, "must have at least one readable document")]
    [InlineData("[]", "access.json")]
    public async Task A_start_without_documents_fails_and_names_the_folder(string? access, string problem)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            if (access is not null)
                File.WriteAllText(Path.Combine(folder, "access.json"), access);
            var (exitCode, error, output) = await RunAsync(
                new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Knowledge__Folder"] = folder }
            );

            Assert.Equal(1, exitCode);
            Assert.DoesNotContain("   at ", output + error);
            Assert.StartsWith("The app cannot start:", error);
            Assert.Contains(folder, error);
            Assert.Contains(problem, error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Libraries_of_unused_formats_are_not_loaded()
    {
        await using var app = await AppProcess.StartAsync([]);

        Assert.Contains("Markdig.dll", app.Libraries);
        Assert.DoesNotContain(app.Libraries, library => library.Contains("PdfPig"));
        Assert.DoesNotContain(app.Libraries, library => library.Contains("OpenXml"));
        Assert.DoesNotContain(app.Libraries, library => library.Contains("AngleSharp"));

        // The table of tokens is for the limits of models.
        Assert.DoesNotContain(app.Libraries, library => library.Contains("Tokenizers"));
    }

    [Fact]
    public async Task SIGTERM_while_documents_are_read_ends_the_start_without_an_error()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            // It takes longer than any start, in the process that reads large files.
            File.WriteAllText(Path.Combine(folder, "long.txt"), string.Concat(Enumerable.Repeat("word ", 900_000)));
            var start = Start(
                new()
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Development",
                    ["Knowledge__Folder"] = folder,
                    ["Logging__LogLevel__Microsoft.Extensions.Hosting"] = "Debug",
                }
            );
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            using var app = Process.Start(start)!;
            while (await app.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Hosting starting")) { }
            while (!app.HasExited && !HasChild(app.Id))
                await Task.Yield();

            using var kill = Process.Start("kill", ["-TERM", $"{app.Id}"]);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var ended = await FinishedProcess.EndOfAsync(app, limit.Token);

            Assert.Equal(0, ended.ExitCode);
            Assert.Contains("Application is shutting down", ended.Output);
            Assert.DoesNotContain("fail:", ended.Output);
            Assert.DoesNotContain("   at ", ended.All);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_start_without_the_vault_fails_and_names_it()
    {
        var (exitCode, error) = await StartAsync(
            new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["KeyVault__Uri"] = "https://127.0.0.1:9/" }
        );

        Assert.Equal(1, exitCode);
        Assert.Equal(
            """
            The app cannot start:
              - KeyVault:Uri must be a Key Vault that the app can read, got 'https://127.0.0.1:9/': it cannot be reached; check the endpoint
            """,
            error.Trim()
        );
    }

    /// <summary>Azure.Identity rejects the variable when the first credential is made; the offline mode makes none.</summary>
    [Theory]
    [InlineData("KeyVault__Uri", "https://127.0.0.1:9/")]
    [InlineData("Chat__Mode", "Azure")]
    public async Task A_start_with_a_wrong_choice_of_the_login_fails_and_names_it(string setting, string value)
    {
        var (exitCode, error) = await StartAsync(
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["AZURE_TOKEN_CREDENTIALS"] = "AzureCli",
                ["AzureAI__Endpoints__0"] = "https://127.0.0.1:9/",
                ["AzureAI__ChatDeployment"] = "chat",
                ["Search__Bundled"] = "true",
                [setting] = value,
            }
        );

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "The app cannot start:\n  - AZURE_TOKEN_CREDENTIALS must be dev, prod or the name of one credential, such as "
                + "ManagedIdentityCredential, got 'AzureCli'; unset AZURE_TOKEN_CREDENTIALS",
            error.Trim()
        );
    }

    private static async Task<(int ExitCode, string Error)> StartAsync(Dictionary<string, string> environment)
    {
        var (exitCode, error, _) = await RunAsync(environment);
        return (exitCode, error);
    }

    private static async Task<(int ExitCode, string Error, string Output)> RunAsync(Dictionary<string, string> environment)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var app = await FinishedProcess.RunAsync(Start(environment), cancellation: limit.Token);
        return (app.ExitCode, app.Errors, app.Output);
    }

    private static bool HasChild(int process) =>
        Directory
            .EnumerateDirectories($"/proc/{process}/task")
            .Any(thread => File.ReadAllText(Path.Combine(thread, "children")).Length > 0);

    private static ProcessStartInfo Start(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), "--urls", "http://127.0.0.1:0"]);
        start.Environment.Remove("Chat__Mode");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}
