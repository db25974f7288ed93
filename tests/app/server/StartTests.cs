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
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), "--urls", "http://127.0.0.1:0"]);
        start.Environment.Remove("Chat__Mode");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var app = await FinishedProcess.RunAsync(start, cancellation: limit.Token);
        return (app.ExitCode, app.Errors, app.Output);
    }
}
