using App.Hosting;
using App.Ingestion;

namespace App.Embedded;

/// <summary>Takes in the folder of documents before the first request is served.</summary>
internal sealed class KnowledgeLoader(Ingester ingester, KnowledgeIndex index, AppSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var report = await ingester.RunAsync(new FolderSource(settings.KnowledgeFolder), index, cancellationToken);
        if (report.Added.Count == 0)
            throw new InvalidDataException(
                $"The knowledge folder '{settings.KnowledgeFolder}' holds no document that can be read, so nothing could be answered." +
                string.Concat(report.Rejected.Select(rejection => $"\n  - {rejection.Id}: {rejection.Detail}")));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
