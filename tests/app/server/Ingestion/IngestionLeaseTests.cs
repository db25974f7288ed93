using App.Ingestion;
using App.Tests.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.Ingestion;

public sealed class IngestionLeaseTests : IAsyncLifetime
{
    private BlobContainerClient state = null!;
    private HttpClient? http;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is null)
            (state, http) = await ReleaseFixture.ContainerAsync();
    }

    public Task DisposeAsync()
    {
        http?.Dispose();
        return Task.CompletedTask;
    }

    [AzuriteFact]
    public async Task Only_one_instance_holds_the_lease_until_it_is_released()
    {
        var (working, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Lease()
            .HoldAsync(
                _ =>
                {
                    working.SetResult();
                    return done.Task;
                },
                default
            );
        await working.Task;

        Assert.False(await Lease().HoldAsync(_ => throw new InvalidOperationException("both worked"), default));

        done.SetResult();
        Assert.True(await first);
        Assert.True(await Lease().HoldAsync(_ => Task.CompletedTask, default));
    }

    [AzuriteFact]
    public async Task One_of_many_concurrent_instances_gets_the_lease()
    {
        var (at, most, begun) = (0, 0, new TaskCompletionSource());

        var held = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var worked = await Lease()
                            .HoldAsync(
                                async _ =>
                                {
                                    most = Math.Max(most, Interlocked.Increment(ref at));
                                    await begun.Task;
                                    Interlocked.Decrement(ref at);
                                },
                                default
                            );
                        if (!worked)
                            begun.TrySetResult();
                        return worked;
                    })
                )
        );

        Assert.Equal(1, most);
        Assert.Contains(true, held);
    }

    [AzuriteFact]
    public async Task A_failure_releases_the_lease()
    {
        await Assert.ThrowsAsync<IOException>(() => Lease().HoldAsync(_ => throw new IOException(), default));

        Assert.True(await Lease().HoldAsync(_ => Task.CompletedTask, default));
    }

    [AzuriteFact]
    public async Task A_lost_lease_cancels_the_work()
    {
        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Lease(TimeSpan.FromMilliseconds(50))
                .HoldAsync(
                    async held =>
                    {
                        await state.GetBlobClient(IngestionLease.BlobName).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
                        await Task.Delay(Timeout.InfiniteTimeSpan, held).WaitAsync(TimeSpan.FromSeconds(30));
                    },
                    default
                )
        );

        Assert.IsNotType<TimeoutException>(stopped);
    }

    [AzuriteFact]
    public async Task A_lease_is_renewed_during_the_work()
    {
        var worked = await Lease(TimeSpan.FromMilliseconds(20))
            .HoldAsync(
                async held =>
                {
                    var blob = state.GetBlobClient(IngestionLease.BlobName);
                    for (var i = 0; i < 20; i++)
                        await blob.GetPropertiesAsync(cancellationToken: held);
                    Assert.Equal(
                        Azure.Storage.Blobs.Models.LeaseState.Leased,
                        (await blob.GetPropertiesAsync(cancellationToken: held)).Value.LeaseState
                    );
                },
                default
            );

        Assert.True(worked);
    }

    private IngestionLease Lease(TimeSpan? renewal = null) =>
        new(state, TimeProvider.System, NullLogger<IngestionLease>.Instance) { Renewal = renewal ?? TimeSpan.FromSeconds(20) };
}
