using System.Net;
using System.Text.Json;
using App.Tests.History;
using App.Tests.Storage;

namespace App.Tests.Search;

/// <summary>The whole app over HTTP, in the mode Azure.</summary>
public sealed class SearchApplicationTests : IAsyncLifetime
{
    private SearchApplication at = null!;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is null)
            at = await SearchApplication.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task A_new_deployment_answers_from_the_bundled_documents()
    {
        await at.StartAsync();

        var events = await at.AskAsync("Which metrics describe the quality of an answer?");

        Assert.Equal(["meta", "delta", "done"], events.Select(each => each.Name));
        Assert.Equal("semantic", events[0].Text("ranking"));
        Assert.StartsWith($"{at.Search.Aliases["knowledge"]}@", events[0].Data.GetProperty("made").GetProperty("index").GetString());
        Assert.NotEmpty(events[0].Data.GetProperty("citations").EnumerateArray());
    }

    [AzuriteFact]
    public async Task A_question_that_the_documents_do_not_cover_is_rejected()
    {
        await at.StartAsync();

        Assert.Equal("refused", (await at.AskAsync("Who won the cycling race?"))[^1].Text("finishReason"));
        Assert.Equal(0, at.Model.Calls);
    }

    [AzuriteFact]
    public async Task A_document_is_cited_and_listed_for_its_group_only()
    {
        await at.PutAsync("merger.md", "# Merger\n\n## Date\n\nThe merger closes in March.", "legal");
        await at.PutAsync("canteen.md", "# Canteen\n\n## Hours\n\nLunch is served at noon.", "everyone");
        await at.StartAsync();

        var lawyer = await at.AskAsync("When does the merger close?", "legal");
        var cook = await at.AskAsync("When does the merger close?", "kitchen");

        Assert.Equal("Merger", lawyer[0].Data.GetProperty("citations")[0].GetProperty("title").GetString());
        Assert.Equal("refused", cook[^1].Text("finishReason"));
        Assert.DoesNotContain("Merger", string.Concat(cook.Select(each => each.Data.GetRawText())));
        Assert.Contains("Canteen", string.Concat(cook.Select(each => each.Data.GetRawText())));
    }

    [AzuriteFact]
    public async Task An_app_without_a_search_service_is_alive_and_reports_the_failure()
    {
        at.Search.Refuse = _ => 503;

        Assert.Equal(HttpStatusCode.OK, (await at.App.CreateClient().GetAsync("/healthz")).StatusCode);
        var reported = (await at.AskAsync("Which metrics describe the quality of an answer?"))[^1];

        Assert.Equal(("search_unavailable", true), (reported.Text("code"), reported.Data.GetProperty("retryable").GetBoolean()));
    }

    [AzuriteFact]
    public async Task An_app_with_an_index_is_ready_during_ingestion()
    {
        using var parts = new SearchParts(at.Search);
        var index = await parts.FillAsync((Sources.Document("a.md"), "# Tea\n\n## Brewing\n\nGreen tea is brewed at eighty degrees."));
        using var ended = new ManualResetEventSlim();
        var ingesting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        at.Search.Refuse = request =>
        {
            if (request.Method == "PUT")
            {
                ingesting.TrySetResult();
                ended.Wait();
            }

            return null;
        };
        var client = at.App.CreateClient();
        await ingesting.Task.WaitAsync(TimeSpan.FromSeconds(30));

        using var ready = JsonDocument.Parse(await client.GetStringAsync("/readyz"));
        var answer = await at.AskAsync("How is green tea brewed?");
        ended.Set();

        Assert.StartsWith(index.ToString(), ready.RootElement.GetProperty("index").GetProperty("version").GetString());
        Assert.Equal("stop", answer[^1].Text("finishReason"));
    }
}
