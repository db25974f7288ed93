using App.Ingestion;
using App.Settings;

namespace App.Offline;

/// <summary>Loads the documents folder before the first request.</summary>
internal sealed class KnowledgeLoader(Ingester ingester, KnowledgeIndex index, IngestionSettings settings) : IHostedService
{
    /// <exception cref="SettingsException">The folder has no readable document.</exception>
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
                $"Knowledge:Folder must have at least one readable document, got '{settings.Folder}'; set Knowledge__Folder=<folder>",
                .. report.Rejected.Select(rejection => $"{rejection.Id}: {rejection.Detail}"),
            ]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
