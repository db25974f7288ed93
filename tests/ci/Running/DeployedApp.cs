namespace Ci.Tests.Running;

/// <summary>One running app of a known release for all tests of a class that only send it questions. It has no rate limits.</summary>
public sealed class DeployedApp : IAsyncLifetime
{
    public static readonly string Commit = new('c', 40);
    public static readonly string Digest = new('d', 64);

    private BuiltApp? app;

    public string Address => app!.Address;

    public async Task InitializeAsync() =>
        app = await BuiltApp.StartAsync(Commit, Digest, ("Chat__RequestsPerMinute", "6000"), ("Chat__TokensPerMinute", "0"));

    public async Task DisposeAsync() => await app!.DisposeAsync();
}
