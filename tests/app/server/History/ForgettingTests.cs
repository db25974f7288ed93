using System.Net;
using System.Net.Http.Json;
using App.Feedback;
using App.History;
using App.Identity;
using App.Tests.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.History;

/// <summary>Deletion on request and by age.</summary>
public sealed class ForgettingTests
{
    private readonly string ann = HistoryApplication.NewUserId();
    private readonly string bob = HistoryApplication.NewUserId();
    private readonly string table = HistoryApplication.NewTable();

    [AzuriteFact]
    public async Task Deleting_all_data_removes_only_the_rows_of_the_caller()
    {
        using var app = await HistoryApplication.AppAsync(table);
        foreach (var user in new[] { ann, bob })
            for (var i = 0; i < 3; i++)
            {
                var id = Guid.NewGuid();
                await app.Client(user).AskAsync(id, HistoryApplication.Question);
                await app.Client(user).PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(id, Guid.NewGuid()));
            }

        var before = await RowsAsync(app, bob);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(ann).DeleteAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(ann).DeleteAsync("/api/me")).StatusCode);

        Assert.Empty(await RowsAsync(app, ann));
        Assert.Equal(3 * 3 + 3, before.Count);
        Assert.Equal(before, await RowsAsync(app, bob));
    }

    [AzuriteFact]
    public async Task An_interrupted_deletion_leaves_whole_conversations_and_can_be_repeated()
    {
        var gate = new DeletionGate(letThrough: 5);
        using var app = await HistoryApplication.AppAsync(table);
        var replace = app.Replace!;
        app.Replace = services =>
        {
            replace(services);
            services.AddHttpClient(HistoryServices.Transport).AddHttpMessageHandler(() => gate);
        };
        for (var i = 0; i < 20; i++)
            await app.Client(ann).AskAsync(Guid.NewGuid(), HistoryApplication.Question);
        using var cut = new CancellationTokenSource();
        gate.Close();
        var forgetting = app
            .Services.GetRequiredService<IConversationStore>()
            .ForgetAsync(new Caller($"/{ann}", IsSignedIn: true, []), cut.Token);
        await gate.Reached.WaitAsync(TimeSpan.FromSeconds(30));

        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forgetting);
        gate.Open();

        var left = await app.Client(ann).ConversationsAsync();
        Assert.Equal((15, 15 * 3), (left.Count, (await RowsAsync(app, ann)).Count));
        foreach (var header in left)
            Assert.Equal(2, (await app.Client(ann).ConversationAsync(header.Id)).Turns.Count);

        await app.Client(ann).DeleteAsync("/api/me");
        Assert.Empty(await RowsAsync(app, ann));
    }

    [AzuriteFact]
    public async Task Expired_data_is_hidden_at_once_and_deleted_within_an_hour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var app = await HistoryApplication.AppAsync(table, clock, settings: new() { ["History:RetentionDays"] = "2" });
        var (old, kept) = (Guid.NewGuid(), Guid.NewGuid());
        await app.Client(ann).AskAsync(old, HistoryApplication.Question);
        await app.Client(ann).PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(old, Guid.NewGuid()));
        clock.Advance(TimeSpan.FromDays(1));
        await app.Client(ann).AskAsync(kept, HistoryApplication.Question);
        await app.Client(ann).PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(kept, Guid.NewGuid()));
        var hidden = TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        clock.Advance(hidden);

        Assert.Equal(kept, Assert.Single(await app.Client(ann).ConversationsAsync()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client(ann).GetAsync($"/api/conversations/{old}")).StatusCode);

        clock.Advance(RetentionSweep.Between);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await RowsAsync(app, ann)).Count > 4)
            await Task.Delay(20, limit.Token);
        Assert.Equal(kept, Assert.Single(await app.Client(ann).ConversationsAsync()).Id);
    }

    [AzuriteFact]
    public async Task A_sweep_deletes_expired_data_only()
    {
        using var app = await HistoryApplication.AppAsync(table);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var settings = app.Services.GetRequiredService<HistorySettings>();
        var service = app.Services.GetRequiredService<TableServiceClient>();
        var (store, feedback) = (new TableConversationStore(service, settings, clock), new FeedbackTable(service, settings, clock));
        var callers = new[] { new Caller("x", true, []), new Caller("y", true, []) };
        for (var i = 0; i < 12; i++)
            await store.SaveAsync(callers[i % 2], Guid.NewGuid(), [new("user", "old")], default);
        for (var i = 0; i < 120; i++)
            await feedback.SaveAsync(callers[0], new FeedbackRequest { AnswerId = $"{Guid.NewGuid()}", Verdict = "up" }, default);

        Assert.Equal((0, 0), (await store.SweepAsync(default), await feedback.SweepAsync(default)));
        var old = (await ListedAsync())[0].Id;
        clock.Advance(settings.Retention + TimeSpan.FromSeconds(1));
        Assert.Null(await store.FindAsync(callers[0], old, default));
        Assert.Empty(await ListedAsync());
        await store.SaveAsync(callers[0], Guid.NewGuid(), [new("user", "new")], default);
        Assert.Equal((12, 120), (await store.SweepAsync(default), await feedback.SweepAsync(default)));

        Assert.Equal("new", Assert.Single(await ListedAsync()).Title);

        async Task<IReadOnlyList<ConversationHeader>> ListedAsync() =>
            (await store.ListAsync(callers[0], new SearchedWords(""), null, 100, default)).Conversations;
    }

    [AzuriteFact]
    public async Task An_expired_conversation_restarts_with_the_turns_in_the_request()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var app = await HistoryApplication.AppAsync(table, clock);
        var id = Guid.NewGuid();
        var answer = await app.Client(ann).AskAsync(id, HistoryApplication.Question);
        await app.Client(ann).AskAsync(id, HistoryApplication.Question, answer, HistoryApplication.Second);
        clock.Advance(TimeSpan.FromDays(31));

        await app.Client(ann).AskAsync(id, HistoryApplication.Second);

        Assert.Equal(2, (await app.Client(ann).ConversationAsync(id)).Turns.Count);
        Assert.Equal(3, (await RowsAsync(app, ann)).Count);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(ChatApplication app, string user)
    {
        var service = app.Services.GetRequiredService<TableServiceClient>();
        var partition = Keys.Partition(new Caller($"/{user}", IsSignedIn: true, []));
        var rows = new List<string>();
        foreach (var name in new[] { table, $"{table}feedback" })
        {
            await service.CreateTableIfNotExistsAsync(name);
            await foreach (var row in service.GetTableClient(name).QueryAsync<TableEntity>(row => row.PartitionKey == partition))
                rows.Add($"{name} {row.RowKey}");
        }

        return rows;
    }

    /// <summary>
    /// While it is closed, some transactions pass and the next ones do not reach the store. A cancelled transaction can still complete a
    /// moment later.
    /// </summary>
    private sealed class DeletionGate(int letThrough) : DelegatingHandler
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool closed;
        private int begun;
        private int done;

        /// <summary>Completes when all admitted transactions have passed.</summary>
        public Task Reached => reached.Task;

        public void Close() => closed = true;

        public void Open() => closed = false;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!closed || !request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal))
                return await base.SendAsync(request, cancellationToken);
            if (Interlocked.Increment(ref begun) > letThrough)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (Interlocked.Increment(ref done) == letThrough)
                reached.SetResult();
            return response;
        }
    }
}
