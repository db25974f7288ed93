using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>Two embedded apps: one with the bundled documents, one that holds hostile ones too.</summary>
internal sealed class OfflineApps : IAskedApp, IAsyncDisposable
{
    private readonly PoisonedKnowledge poison = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly List<LocalApp> apps = [];
    private ChatSite? bundled;
    private ChatSite? poisoned;

    public static async Task<OfflineApps> StartAsync(CancellationToken cancellationToken)
    {
        var offline = new OfflineApps();
        try
        {
            offline.bundled = await offline.StartAsync(knowledge: null, cancellationToken);
            offline.poisoned = await offline.StartAsync(offline.poison.Folder, cancellationToken);
            return offline;
        }
        catch
        {
            await offline.DisposeAsync();
            throw;
        }
    }

    public Task<Answer> AskAsync(GoldenCase asked, CancellationToken cancellationToken) =>
        (asked.Category == Category.Poisoned ? poisoned! : bundled!).AskAsync(asked, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
            await app.DisposeAsync();
        http.Dispose();
        poison.Dispose();
    }

    private async Task<ChatSite> StartAsync(string? knowledge, CancellationToken cancellationToken)
    {
        var app = await LocalApp.StartAsync(knowledge, cancellationToken);
        apps.Add(app);
        return new ChatSite(http, app.Address, token: null, Task.Delay);
    }
}
