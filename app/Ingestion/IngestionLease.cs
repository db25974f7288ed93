using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace App.Ingestion;

/// <summary>A blob lease that limits ingestion to one instance. It is renewed during the run.</summary>
internal sealed partial class IngestionLease(BlobContainerClient state, TimeProvider clock, ILogger<IngestionLease> log)
{
    public const string BlobName = "ingestion.lease";

    /// <summary>The longest lease of the service. A failed instance blocks the others for this time.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(60);

    /// <summary>Only tests change it.</summary>
    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Does the work with the lease. Returns false without work if another instance has it.</summary>
    /// <exception cref="OperationCanceledException">The lease was lost during the work.</exception>
    public async Task<bool> HoldAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var lease = (await BlobAsync(cancellationToken)).GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Term, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException held) when (held.Status == 409)
        {
            return false;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(lease, ended, done.Token);
        try
        {
            await work(ended.Token);
            return true;
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
            await ReleaseAsync(lease);
        }
    }

    private async Task<BlobClient> BlobAsync(CancellationToken cancellationToken)
    {
        var blob = state.GetBlobClient(BlobName);
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412) { }

        return blob;
    }

    private async Task RenewAsync(BlobLeaseClient lease, CancellationTokenSource ended, CancellationToken done)
    {
        var held = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
                try
                {
                    await lease.RenewAsync(cancellationToken: done);
                    held = clock.GetUtcNow();
                }
                catch (Exception failure) when (failure is RequestFailedException or AggregateException)
                {
                    // An unreachable service can answer the next attempt. A denied renewal, or a lease close to its end, is lost.
                    if (failure is RequestFailedException { Status: 404 or 409 or 412 } || clock.GetUtcNow() - held > Term - Renewal)
                    {
                        LogLost(failure);
                        await ended.CancelAsync();
                        return;
                    }
                }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested) { }
    }

    private async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
            await lease.ReleaseAsync(cancellationToken: limit.Token);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or OperationCanceledException)
        {
            LogKept(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The ingestion lease was lost; the run stops")]
    private partial void LogLost(Exception failure);

    [LoggerMessage(LogLevel.Information, "The ingestion lease could not be released and expires within a minute: {Problem}")]
    private partial void LogKept(string problem);
}
