using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>Offline apps, each started when it is first asked: one with the bundled documents, one that holds hostile ones too.</summary>
internal sealed class OfflineApps : IAskedApp, IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Dictionary<bool, (LocalApp App, ChatSite Site)> started = [];
    private PoisonedKnowledge? poison;

    public async Task<Answer> AskAsync(GoldenCase asked, CancellationToken cancellationToken)
    {
        var poisoned = asked.Category == Category.Poisoned;
        if (!started.TryGetValue(poisoned, out var found))
        {
            var app = await LocalApp.StartAsync(poisoned ? (poison ??= new PoisonedKnowledge()).Folder : null, cancellationToken);
            started[poisoned] = found = (app, new ChatSite(http, app.Address, token: null, Task.Delay));
        }

        return await found.Site.AskAsync(asked, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (app, _) in started.Values)
            await app.DisposeAsync();
        http.Dispose();
        poison?.Dispose();
    }
}
