using App.Feedback;
using App.History;
using App.Identity;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.History;

public sealed class RetentionSweepTests
{
    [Fact]
    public async Task A_sweep_that_fails_in_any_way_is_tried_again_and_ends_nothing()
    {
        var clock = new WaitedClock();
        var settings = new HistorySettings
        {
            TableEndpoint = new("https://127.0.0.1:1/"),
            Retention = TimeSpan.FromDays(1),
            Table = "c",
            FeedbackTable = "f",
        };
        var feedback = new FeedbackTable(new TableServiceClient(settings.TableEndpoint, new Storage.AzuriteCredential()), settings, clock);
        using var sweep = new RetentionSweep(new Broken(), feedback, clock, NullLogger<RetentionSweep>.Instance);
        await sweep.StartAsync(default);

        Assert.Equal(RetentionSweep.AfterStart, await clock.NextAsync());
        Assert.Equal(RetentionSweep.Between, await clock.NextAsync());
        Assert.Equal(RetentionSweep.Between, await clock.NextAsync());
        await sweep.StopAsync(default);
    }

    private sealed class Broken : IConversationStore
    {
        public Task<int> SweepAsync(CancellationToken cancellationToken) => throw new FormatException("a row that is not the app's");

        public Task SaveAsync(Caller caller, Guid id, IReadOnlyList<StoredTurn> turns, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<ConversationHeader>> ListAsync(Caller caller, int count, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<Conversation?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ForgetAsync(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
