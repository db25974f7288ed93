using App.Ingestion;
using App.Settings;

namespace App.Offline;

/// <summary>Takes in the folder of documents before the first request is served.</summary>
internal sealed class KnowledgeLoader(Ingester ingester, KnowledgeIndex index, IngestionSettings settings) : IHostedService
{
    /// <exception cref="SettingsException">There is nothing to answer from.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IngestionReport report;
        try
        {
            report = await ingester.RunAsync(new FolderSource(settings.Folder), index, cancellationToken);
        }
        catch (InvalidDataException problem)
        {
            throw new SettingsException([problem.Message]);
        }

        if (report.Added.Count == 0)
            throw new SettingsException([
                $"Knowledge:Folder '{settings.Folder}' holds no document that can be read, so nothing could be answered",
                .. report.Rejected.Select(rejection => $"{rejection.Id}: {rejection.Detail}"),
            ]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
