using System.Net;
using System.Net.Http.Json;
using App.History;
using App.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.History;

/// <summary>A search reads all conversations of the caller.</summary>
public sealed class SearchLimitTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly SemaphoreSlim searching = new(0);
    private readonly ChatApplication app;

    public SearchLimitTests()
    {
        app = new ChatApplication
        {
            Settings = { ["WEBSITE_AUTH_ENABLED"] = "true", ["History:TableEndpoint"] = "https://account.table.core.windows.net/" },
            Replace = services => services.AddSingleton<IConversationStore>(new EndlessStore(searching)).AddSingleton<TimeProvider>(clock),
        };
    }

    public void Dispose()
    {
        app.Dispose();
        searching.Dispose();
    }

    [Fact]
    public async Task A_search_that_takes_too_long_ends()
    {
        var search = SearchAsync(app.Client("ann"));
        await searching.WaitAsync();

        clock.Advance(TimeSpan.FromSeconds(10));

        using var response = await search;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("took longer than 10 s", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_caller_has_one_search_at_a_time_and_another_caller_has_their_own()
    {
        var first = SearchAsync(app.Client("ann"));
        await searching.WaitAsync();
        var second = SearchAsync(app.Client("ann"));
        var third = SearchAsync(app.Client("ann"));
        var other = SearchAsync(app.Client("bob"));
        await searching.WaitAsync();

        using var refused = await await Task.WhenAny(second, third);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Searches are limited to one at a time; try again in 2 s.", await refused.Content.ReadAsStringAsync());

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await other).StatusCode);
        await searching.WaitAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(await Task.WhenAll(second, third), response => Assert.NotEqual(HttpStatusCode.OK, response.StatusCode));
    }

    private static Task<HttpResponseMessage> SearchAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/conversations/search", new { words = "gate" });

    /// <summary>Lists until it is stopped; the rest is not used.</summary>
    private sealed class EndlessStore(SemaphoreSlim searching) : IConversationStore
    {
        public string Name => "conversations";

        public async Task<ConversationList> ListAsync(
            Caller caller,
            SearchedWords words,
            ConversationPlace? after,
            int count,
            CancellationToken cancellationToken
        )
        {
            searching.Release();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new ConversationList([]);
        }

        public Task SaveAsync(Caller caller, Guid id, IReadOnlyList<StoredTurn> turns, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<Conversation?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> RenameAsync(Caller caller, Guid id, string title, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ForgetAsync(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> SweepAsync(CancellationToken cancellationToken) => Task.FromResult(0);
    }
}
