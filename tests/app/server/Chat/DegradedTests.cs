using App.Retrieval;
using App.Tests.Credentials;
using App.Tests.LanguageModel;
using App.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Chat;

/// <summary>With an unavailable dependency the app reports a clear error and never answers without sources.</summary>
public sealed class DegradedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_failure_gives_an_error_that_states_whether_to_retry(bool mayPass)
    {
        using var app = new ChatApplication
        {
            Model = ScriptedModel.Saying(ScriptedModel.Word("Out of the blue"), ScriptedModel.End),
            Replace = services =>
                services.AddSingleton<IRetriever>(new FixedRetriever { Failure = new RetrievalException("503", mayPass) }),
        };
        using var metrics = new RecordedMetrics(app.Services);

        var reported = Assert.Single(await app.EventsAsync(ModelApplication.Question));

        Assert.Equal(
            ("error", "search_unavailable", mayPass),
            (reported.Name, reported.Text("code"), reported.Data.GetProperty("retryable").GetBoolean())
        );
        Assert.Equal(["1 finish_reason=search_unavailable mode=Offline"], metrics.Of("chat.answers"));
    }

    [Fact]
    public async Task A_search_failure_while_titles_are_read_ends_the_stream_with_an_error()
    {
        using var app = new ChatApplication
        {
            Replace = services =>
                services.AddSingleton<IRetriever>(
                    new FixedRetriever { Found = [], TitlesFailure = new RetrievalException("503", mayPass: true) }
                ),
        };

        var events = await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["meta", "error"], events.Select(each => each.Name));
        Assert.Equal(("search_unavailable", true), (events[^1].Text("code"), events[^1].Data.GetProperty("retryable").GetBoolean()));
    }

    [Fact]
    public async Task A_model_failure_returns_the_sources_and_offers_a_retry()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, 503, headers: ("Retry-After", "60"))
        );
        using var app = ModelApplication.On(new CountedCredential(TimeSpan.FromHours(1)), fake);

        var events = await app.EventsAsync(ModelApplication.Question);

        Assert.NotEqual(0, events[0].Data.GetProperty("citations").GetArrayLength());
        Assert.Equal(("model_failed", true), (events[^1].Text("code"), events[^1].Data.GetProperty("retryable").GetBoolean()));
    }
}
