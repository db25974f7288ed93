using System.Diagnostics;
using App.Ingestion;
using App.Tests.Search;
using App.Tests.Storage;
using CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.Ingestion;

public sealed class IngestionCommandTests : IAsyncLifetime
{
    private SearchApplication at = null!;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await SearchApplication.CreateAsync();
        at.Replace = services =>
        {
            services.Remove(
                services.Single(service =>
                    service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(IngestionWorker)
                )
            );
            services.AddSingleton<TimeProvider>(new ImpatientClock());
            services.AddSingleton(Lease());
        };
        await at.PutAsync("a.md", "# A\n\ntext of a", "everyone");
        await at.PutAsync("b.md", "# B\n\ntext of b", "everyone");
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task Ingest_creates_the_first_index_and_then_updates_it()
    {
        var (code, output, _) = await RunAsync("ingest");
        Assert.Equal(0, code);
        Assert.Contains($"'{at.Search.Aliases["knowledge"]}' is live (new)", output);
        await at.PutAsync("c.md", "# C\n\ntext of c", "everyone");

        (code, output, _) = await RunAsync("ingest");

        Assert.Equal(0, code);
        Assert.DoesNotContain("new:", output);
        Assert.Equal(3, at.Search.Live().Documents.Count);
    }

    [AzuriteFact]
    public async Task Rebuild_publishes_a_new_index()
    {
        await RunAsync("ingest");
        var before = at.Search.Aliases["knowledge"];

        Assert.Equal(0, (await RunAsync("rebuild")).Code);

        Assert.NotEqual(before, at.Search.Aliases["knowledge"]);
    }

    [AzuriteFact]
    public async Task Purge_removes_a_document()
    {
        await RunAsync("ingest");

        var (code, output, _) = await RunAsync("purge", "a.md");

        Assert.Equal(
            (0, "'a.md' was removed from the search indexes (1); it stays out until it is deleted at its source."),
            (code, output.Trim())
        );
        Assert.Equal(["b.md"], at.Search.Live().Documents.Values.Select(chunk => (string)chunk["documentId"]!));
    }

    [AzuriteFact]
    public async Task While_another_instance_ingests_the_command_reports_it_and_exits()
    {
        var busy = (Code: 0, Output: "", Error: "");

        await Lease().HoldAsync(async _ => busy = await RunAsync("ingest"), default);

        Assert.Equal((1, "Another instance runs an ingestion; try again when it is done."), (busy.Code, busy.Error.Trim()));
        Assert.Empty(at.Search.Changes);
    }

    [AzuriteFact]
    public async Task A_failure_is_reported_in_one_message()
    {
        at.Search.Refuse = _ => 403;

        var (code, _, error) = await RunAsync("ingest");

        Assert.Equal(1, code);
        Assert.StartsWith("ingest failed: ", error);
    }

    [Theory]
    [InlineData("frobnicate", "'frobnicate' is not a command; usage: ingest, rebuild or purge <document id>.")]
    [InlineData("purge", "'purge' is not a command; usage: ingest, rebuild or purge <document id>.")]
    [InlineData("ingest", "No search service is configured; set Chat__Mode=Azure and Search__Endpoint.")]
    public async Task An_invalid_argument_exits_with_code_2(string command, string message)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), command])
        {
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Chat__Mode"] = "Offline" },
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var run = await FinishedProcess.RunAsync(start, cancellation: limit.Token);

        Assert.Equal((2, message), (run.ExitCode, run.Errors.Trim()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:0")]
    [InlineData(false, "Chat:Mode=Offline")]
    [InlineData(true, "purge", "a.md")]
    public void Only_a_command_name_is_recognized_as_a_command(bool expected, params string[] args) =>
        Assert.Equal(expected, IngestionCommand.IsIn(args));

    private IngestionLease Lease() => new(at.State, TimeProvider.System, NullLogger<IngestionLease>.Instance);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await IngestionCommand.RunAsync(args, at.App.Services, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
