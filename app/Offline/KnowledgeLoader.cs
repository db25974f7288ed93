using App.Ingestion;
using App.Settings;

namespace App.Offline;

/// <summary>Loads the documents folder before the first request.</summary>
internal sealed class KnowledgeLoader(Ingester ingester, KnowledgeIndex index, IngestionSettings settings) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task<IngestionReport>? loading;

    /// <summary>Starts to read, beside the rest of the start.</summary>
    public void Begin() => loading ??= Task.Run(() => ingester.RunAsync(new FolderSource(settings.Folder), index, stop.Token));

    /// <exception cref="SettingsException">The folder has no readable document.</exception>
    /// <exception cref="InterruptedStartException">The process was asked to stop.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        await using var interrupted = cancellationToken.Register(stop.Cancel);
        IngestionReport report;
        try
        {
            report = await loading!;
        }
        catch (InvalidDataException problem)
        {
            throw new SettingsException([problem.Message]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new InterruptedStartException();
        }

        if (report.Added.Count == 0)
            throw new SettingsException([
                $"Knowledge:Folder must have at least one readable document, got '{settings.Folder}'; set Knowledge__Folder=<folder>",
                .. report.Rejected.Select(rejection => $"{rejection.Id}: {rejection.Detail}"),
            ]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Twice: it is registered as itself and as a hosted service.
    public void Dispose()
    {
        if (!stop.IsCancellationRequested)
            stop.Cancel();
        stop.Dispose();
    }
}
