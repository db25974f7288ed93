using System.Diagnostics.Metrics;
using App.Ingestion;
using App.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.Ingestion;

public sealed class IngestionWorkerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private ReleaseFixture at = null!;
    private IngestionMetrics metrics = null!;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await ReleaseFixture.StartAsync();
        at.Source.Put("a.md", "# A\n\ntext");
        metrics = new IngestionMetrics(services.GetRequiredService<IMeterFactory>(), time);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task Ingestion_runs_at_start_and_after_each_interval_even_after_a_failure()
    {
        using var worker = new IngestionWorker(at.Parts.Settings, Job(), time, NullLogger<IngestionWorker>.Instance);
        at.Search.Refuse = _ => 403;
        var failed = Outcome("failed");
        await worker.StartAsync(default);
        await failed;

        at.Search.Refuse = _ => null;
        var done = Outcome("done");
        await AdvanceUntilAsync(done, at.Parts.Settings.Every);

        Assert.Single(at.Search.Live().Documents);
        await worker.StopAsync(default);
    }

    [AzuriteFact]
    public async Task A_failed_run_is_retried_with_growing_delays_until_it_succeeds()
    {
        var waits = new WaitedClock();
        using var worker = new IngestionWorker(at.Parts.Settings, Job(), waits, NullLogger<IngestionWorker>.Instance);
        at.Search.Refuse = _ => 403;
        await worker.StartAsync(default);

        Assert.Equal(TimeSpan.FromMinutes(1), await waits.NextAsync());
        Assert.Equal(TimeSpan.FromMinutes(2), await waits.NextAsync());
        at.Search.Refuse = _ => null;
        Assert.Equal(at.Parts.Settings.Every, await waits.NextAsync());
        Assert.Single(at.Search.Live().Documents);
        at.Search.Refuse = _ => 403;
        Assert.Equal(TimeSpan.FromMinutes(1), await waits.NextAsync());

        await worker.StopAsync(default);
    }

    [AzuriteFact]
    public async Task An_instance_that_starts_during_another_run_retries_soon()
    {
        var waits = new WaitedClock();
        using var worker = new IngestionWorker(at.Parts.Settings, Job(), waits, NullLogger<IngestionWorker>.Instance);
        Task first = null!;
        await at.Lease.HoldAsync(
            async _ =>
            {
                first = worker.StartAsync(default);
                Assert.Equal(IngestionWorker.Soonest, await waits.NextAsync());
            },
            default
        );
        await first;

        Assert.Equal(at.Parts.Settings.Every, await waits.NextAsync());
        await worker.StopAsync(default);
    }

    [AzuriteFact]
    public async Task The_lag_counts_from_the_first_failed_run_until_one_succeeds()
    {
        at.Search.Refuse = _ => 403;
        await Assert.ThrowsAnyAsync<Exception>(() => Job().RunAsync(rebuild: false, default));
        time.Advance(TimeSpan.FromMinutes(15));
        await Assert.ThrowsAnyAsync<Exception>(() => Job().RunAsync(rebuild: false, default));
        Assert.Equal(TimeSpan.FromMinutes(15), metrics.Lag);

        at.Search.Refuse = _ => null;
        await Job().RunAsync(rebuild: false, default);

        Assert.Equal(TimeSpan.Zero, metrics.Lag);
    }

    [AzuriteFact]
    public async Task An_unreadable_document_adds_to_the_lag_and_an_empty_one_does_not()
    {
        at.Source.Put("empty.md", "");
        await Job().RunAsync(rebuild: false, default);
        Assert.Equal(TimeSpan.Zero, metrics.Lag);
        at.Source.Put("closed.md", "# Closed");
        at.Source.Documents["closed.md"] = (
            at.Source.Documents["closed.md"].Document with
            {
                ModifiedAt = time.GetUtcNow() - TimeSpan.FromHours(3),
            },
            ""
        );
        at.Source.Opening = document => document.Id == "closed.md" ? throw new IOException("closed") : Task.CompletedTask;

        await Job().RunAsync(rebuild: false, default);

        Assert.Equal(TimeSpan.FromHours(3), metrics.Lag);
    }

    [AzuriteFact]
    public async Task Two_concurrent_instances_run_the_ingestion_once()
    {
        var (opened, both) = (0, new TaskCompletionSource());
        at.Source.Opening = _ =>
        {
            opened++;
            return both.Task;
        };
        var runs = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Job().RunAsync(rebuild: false, default))).ToArray();

        Assert.Null(await await Task.WhenAny(runs));
        both.SetResult();
        var reports = await Task.WhenAll(runs);

        Assert.Single(reports, report => report is not null);
        Assert.Equal(1, opened);
        Assert.Single(at.Search.Indexes);
    }

    private IngestionJob Job() => new(at.Release(), at.Lease, at.Source, at.Purges, metrics, time, NullLogger<IngestionJob>.Instance);

    private Task Outcome(string outcome)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (
                    instrument.Name == "app.ingestion.runs"
                    && ReferenceEquals(instrument.Meter.Scope, services.GetRequiredService<IMeterFactory>())
                )
                    me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) =>
            {
                if (tags.ToArray().Any(tag => (string?)tag.Value == outcome))
                    seen.TrySetResult();
            }
        );
        listener.Start();
        return seen
            .Task.WaitAsync(TimeSpan.FromSeconds(30))
            .ContinueWith(
                ended =>
                {
                    listener.Dispose();
                    return ended;
                },
                TaskScheduler.Default
            )
            .Unwrap();
    }

    /// <summary>The worker begins to wait a moment after its run has ended.</summary>
    private async Task AdvanceUntilAsync(Task ended, TimeSpan step)
    {
        while (!ended.IsCompleted)
        {
            time.Advance(step);
            await Task.WhenAny(ended, Task.Delay(20));
        }

        await ended;
    }
}
